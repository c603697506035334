/** Where a return stands. `sending` and `failed` are ours; the rest are Shopify's words in lower case. */
export const RETURN_STATUSES = ["sending", "requested", "open", "closed", "declined", "canceled", "failed"] as const;

export type ReturnStatus = (typeof RETURN_STATUSES)[number];

/** Who asked: a guest with proof by mail, a signed-in shopper, somebody in Shopify itself. */
export type ReturnSource = "portal" | "account" | "shopify";

/** Shopify's ReturnReason values that shoppers choose from: https://shopify.dev/docs/api/admin-graphql/2026-10/enums/ReturnReason */
export const RETURN_REASONS = [
  "SIZE_TOO_SMALL",
  "SIZE_TOO_LARGE",
  "UNWANTED",
  "NOT_AS_DESCRIBED",
  "WRONG_ITEM",
  "DEFECTIVE",
  "STYLE",
  "COLOR",
  "OTHER",
] as const;

export type ReturnReason = (typeof RETURN_REASONS)[number];

/** English words for the merchant; Shopify may send reasons that shoppers can't choose. */
export const REASON_WORDS: Record<ReturnReason | "UNKNOWN", string> = {
  SIZE_TOO_SMALL: "Too small",
  SIZE_TOO_LARGE: "Too large",
  UNWANTED: "Changed their mind",
  NOT_AS_DESCRIBED: "Not as described",
  WRONG_ITEM: "Wrong item received",
  DEFECTIVE: "Damaged or defective",
  STYLE: "Style",
  COLOR: "Colour",
  OTHER: "Other reason",
  UNKNOWN: "No reason given",
};

/** Shopify's ReturnDeclineReason. */
export const DECLINE_REASONS = ["RETURN_PERIOD_ENDED", "FINAL_SALE", "OTHER"] as const;

export type DeclineReason = (typeof DECLINE_REASONS)[number];

/** Shopify's limit of declineNote. */
export const DECLINE_NOTE_MAX = 500;

/** Shopify's limit of a line's customerNote is 300 in the Customer Account API; we hold to it everywhere. */
export const CUSTOMER_NOTE_MAX = 300;

/** What becomes of a piece that arrived: ReverseFulfillmentOrderDispositionType. */
export const DISPOSITIONS = ["RESTOCKED", "NOT_RESTOCKED", "PROCESSING_REQUIRED", "MISSING"] as const;

export type Disposition = (typeof DISPOSITIONS)[number];

/** A line of a return: pieces of one order line. */
export interface ReturnLine {
  id: string;
  /** Shopify's ReturnLineItem; null until Shopify has the return. */
  gid: string | null;
  fulfillmentLineItemId: string | null;
  /** The order's line (GID). */
  lineId: string;
  quantity: number;
  /** Arrived and booked. */
  processedQuantity: number;
  refundedQuantity: number;
  reason: string;
  customerNote: string | null;
  /** Percent of the price that is kept, e.g. "10". */
  restockingFeePercent: string;
}

/** Steps of a return that the shopper is told about by mail. */
export const MAILED_STEPS = ["requested", "approved", "declined", "received", "refunded", "withdrawn"] as const;

export type MailedStep = (typeof MAILED_STEPS)[number];

/** Somebody's step that Shopify has not confirmed yet. */
export interface PendingStep {
  step: "approve" | "decline" | "withdraw" | "close";
  actor: { id: string; name: string };
  /** When it was taken. */
  at: Date;
}

/** A return as the app keeps it; amounts are decimals in `currency`. */
export interface Return {
  id: string;
  gid: string | null;
  orderId: string;
  /** "#1001-R1" once Shopify has it. */
  name: string | null;
  status: ReturnStatus;
  source: ReturnSource;
  currency: string;
  /** What the shopper was shown before sending. */
  expectedRefund: string | null;
  shippingFee: string | null;
  refundedTotal: string;
  declineReason: string | null;
  declineNote: string | null;
  instructions: string | null;
  returnAddress: string | null;
  labelFileId: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  trackingCompany: string | null;
  lastError: string | null;
  sentAt: Date | null;
  pending: PendingStep | null;
  requestedAt: Date;
  decidedAt: Date | null;
  closedAt: Date | null;
  updatedAt: Date;
  lines: ReturnLine[];
}

/** A return in an order's or a conversation's list. */
export interface ReturnSummary {
  id: string;
  name: string | null;
  status: ReturnStatus;
  requestedAt: Date;
  /** Pieces in all. */
  pieces: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

export const piecesOf = (lines: readonly { quantity: number }[]): number => sum(lines.map((line) => line.quantity));

/** Pieces that have not arrived yet. */
export const awaited = (lines: readonly ReturnLine[]): number => sum(lines.map((line) => line.quantity - line.processedQuantity));

/** Pieces that arrived. */
export const arrived = (lines: readonly ReturnLine[]): number => sum(lines.map((line) => line.processedQuantity));
