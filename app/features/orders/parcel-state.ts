/** What the parcels of an order say, worst first: the first that fits any living parcel is the order's. */
export const PARCEL_STATES = [
  "failed",
  "attempted",
  "delayed",
  "ready_for_pickup",
  "shipped",
  "in_transit",
  "out_for_delivery",
  "delivered",
  "none",
] as const;

export type ParcelState = (typeof PARCEL_STATES)[number];

/** States in which somebody should look. */
export const TROUBLED: readonly ParcelState[] = ["failed", "attempted", "delayed"];

// Shopify's FulfillmentEventStatus in lower case: https://shopify.dev/docs/api/admin-graphql/latest/enums/FulfillmentEventStatus
const BY_CARRIER: Record<string, ParcelState> = {
  failure: "failed",
  attempted_delivery: "attempted",
  delayed: "delayed",
  ready_for_pickup: "ready_for_pickup",
  label_purchased: "shipped",
  label_printed: "shipped",
  confirmed: "shipped",
  carrier_picked_up: "in_transit",
  in_transit: "in_transit",
  out_for_delivery: "out_for_delivery",
  delivered: "delivered",
};

/** Fulfillments that never became a parcel. */
const DEAD = ["cancelled", "error", "failure"];

/** Whether a fulfillment stands for a parcel: `status` in lower case. */
export const isLiving = (status: string): boolean => !DEAD.includes(status);

/** One parcel's state; null when its fulfillment was cancelled. A status that we don't know counts as shipped. */
export function stateOfParcel(parcel: { status: string; shipmentStatus: string | null }): ParcelState | null {
  if (!isLiving(parcel.status)) return null;
  return (parcel.shipmentStatus && BY_CARRIER[parcel.shipmentStatus]) || "shipped";
}

/** The order's state: the worst of its living parcels, "none" when nothing was sent. */
export function stateOfParcels(parcels: readonly { status: string; shipmentStatus: string | null }[]): ParcelState {
  const states = parcels.map(stateOfParcel);
  return PARCEL_STATES.find((state) => states.includes(state)) ?? "none";
}

/** The merchant's words for a state (the admin is in English), with the tone of its badge. */
export const PARCEL_WORDS: Record<ParcelState, { label: string; tone?: "success" | "warning" | "critical" | "info" | "attention" }> = {
  failed: { label: "Delivery failed", tone: "critical" },
  attempted: { label: "Delivery attempted", tone: "warning" },
  delayed: { label: "Delayed", tone: "warning" },
  ready_for_pickup: { label: "Ready for pickup", tone: "attention" },
  shipped: { label: "Shipped", tone: "info" },
  in_transit: { label: "In transit", tone: "info" },
  out_for_delivery: { label: "Out for delivery", tone: "info" },
  delivered: { label: "Delivered", tone: "success" },
  none: { label: "Not sent" },
};

/** Words for any stored state. */
export const parcelWords = (state: string): (typeof PARCEL_WORDS)[ParcelState] => PARCEL_WORDS[state as ParcelState] ?? PARCEL_WORDS.none;

/** Whether a word (lower case) is one that carriers say of a parcel, not one of Shopify's own such as "fulfilled". */
export const knownToCarriers = (status: string): boolean => status in BY_CARRIER;
