type Tone = "success" | "warning" | "critical" | "info" | "attention";

/** A badge's words and tone. */
export interface Words {
  label: string;
  tone?: Tone;
}

/** "Partially refunded" from "PARTIALLY_REFUNDED": for words of Shopify's that are not in a table. */
const plain = (code: string): string => (code.charAt(0) + code.slice(1).toLowerCase()).replaceAll("_", " ");

const PAYMENT: Record<string, Words> = {
  PAID: { label: "Paid" },
  PENDING: { label: "Payment pending", tone: "attention" },
  AUTHORIZED: { label: "Authorized", tone: "attention" },
  PARTIALLY_PAID: { label: "Partially paid", tone: "warning" },
  PARTIALLY_REFUNDED: { label: "Partially refunded" },
  REFUNDED: { label: "Refunded" },
  VOIDED: { label: "Voided" },
  EXPIRED: { label: "Expired", tone: "warning" },
};

const FULFILLMENT: Record<string, Words> = {
  UNFULFILLED: { label: "Unfulfilled", tone: "attention" },
  PARTIALLY_FULFILLED: { label: "Partially fulfilled", tone: "warning" },
  FULFILLED: { label: "Fulfilled" },
  RESTOCKED: { label: "Restocked" },
};

const RETURNS: Record<string, Words | null> = {
  NO_RETURN: null,
  RETURN_REQUESTED: { label: "Return requested", tone: "attention" },
  IN_PROGRESS: { label: "Return in progress", tone: "info" },
  INSPECTION_COMPLETE: { label: "Inspection complete", tone: "info" },
  RETURNED: { label: "Returned" },
  RETURN_FAILED: { label: "Return failed", tone: "critical" },
};

export const paymentWords = (status: string): Words => PAYMENT[status] ?? { label: plain(status) };
export const fulfillmentWords = (status: string): Words => FULFILLMENT[status] ?? { label: plain(status) };

/** Null when nothing comes back. */
export const returnWords = (state: string): Words | null => (state in RETURNS ? (RETURNS[state] ?? null) : { label: plain(state) });

const choices = (table: Record<string, Words | null>) =>
  Object.entries(table).flatMap(([value, words]) => (words ? [{ value, label: words.label }] : []));

/** Choices of the list's filters. */
export const PAYMENT_CHOICES = choices(PAYMENT);
export const FULFILLMENT_CHOICES = choices(FULFILLMENT);
export const RETURN_CHOICES = choices(RETURNS);

const EVENTS: Record<string, string> = {
  label_purchased: "Label purchased",
  label_printed: "Label printed",
  ready_for_pickup: "Ready for pickup",
  confirmed: "Confirmed by the carrier",
  carrier_picked_up: "Picked up by the carrier",
  in_transit: "In transit",
  delayed: "Delayed",
  out_for_delivery: "Out for delivery",
  attempted_delivery: "Delivery attempted",
  delivered: "Delivered",
  failure: "Delivery failed",
};

/** A carrier's word (lower case) as the merchant reads it. */
export const eventWords = (status: string): string => EVENTS[status] ?? plain(status.toUpperCase());
