import { isFinalSale, type PolicyRules } from "~/features/policies/policy";
import type { StoreReason, StoreRules } from "./store-rules";
import { returnUntil } from "./return-window";

/** Why pieces can't come back; each has a sentence in the locale files (returns.why.<reason>). */
export type WhyNotReturnable = "not-sent" | "window-over" | "final-sale" | "already-back" | "shop-rules" | "store-window";

/** What is known of pieces of an order line in one parcel. */
export interface DeliveredPieces {
  lineId: string;
  /** Null for pieces that were not sent. */
  fulfillmentLineItemId: string | null;
  product: { id: string | null; tags: readonly string[] };
  /** Pieces in that parcel. */
  quantity: number;
  /** Pieces that Shopify still lets come back (returnableFulfillments). */
  free: number;
  shippedAt: Date | null;
  deliveredAt: Date | null;
}

/** Pieces with the decision about them. */
export interface ReturnablePieces {
  lineId: string;
  fulfillmentLineItemId: string | null;
  /** Pieces that may come back; 0 with a reason. */
  quantity: number;
  why: WhyNotReturnable | null;
  /** Last moment to ask; null without a limit or when not sent. */
  until: Date | null;
}

/** Decides about the pieces of one parcel's line: the stricter of our policy and Shopify's word. */
export function returnablePieces(pieces: DeliveredPieces, rules: PolicyRules, now: Date): ReturnablePieces {
  const { lineId, fulfillmentLineItemId, shippedAt, deliveredAt } = pieces;
  const until = shippedAt ? returnUntil(rules, { shippedAt, deliveredAt }) : null;
  const answer = (quantity: number, why: WhyNotReturnable | null): ReturnablePieces => ({
    lineId,
    fulfillmentLineItemId,
    quantity,
    why,
    until,
  });
  if (!fulfillmentLineItemId || !shippedAt) return answer(0, "not-sent");
  if (pieces.free <= 0) return answer(0, "already-back");
  if (isFinalSale(rules, pieces.product)) return answer(0, "final-sale");
  if (until && until < now) return answer(0, "window-over");
  return answer(Math.min(pieces.free, pieces.quantity), null);
}

/** The words for what the store's own rules say; pieces of another parcel may well be sent or back already. */
const STORE_WORDS: Record<StoreReason, WhyNotReturnable> = {
  FINAL_SALE: "final-sale",
  OTHER: "shop-rules",
  RETURNED: "already-back",
  RETURN_WINDOW_EXPIRED: "store-window",
  UNFULFILLED: "not-sent",
};

/** Reasons that forbid come before those that only say where pieces are. */
const WEIGHT: readonly StoreReason[] = ["FINAL_SALE", "RETURN_WINDOW_EXPIRED", "OTHER", "RETURNED", "UNFULFILLED"];

/**
 * Holds our decision against the store's own rules, which Shopify tells for each order line: the stricter wins. Pieces are given to parcels
 * in the order in which they were sent; a line of which Shopify says nothing keeps our decision.
 */
export function stricter<T extends ReturnablePieces>(lines: readonly T[], rules: StoreRules): T[] {
  const left = new Map([...rules].map(([lineId, rule]) => [lineId, rule.quantity]));
  return lines.map((line) => {
    const rule = rules.get(line.lineId);
    if (!rule || line.why) return line;
    const most = left.get(line.lineId) ?? 0;
    const quantity = Math.min(line.quantity, most);
    left.set(line.lineId, most - quantity);
    const [reason = "OTHER"] = WEIGHT.filter((one) => rule.reasons.includes(one));
    return quantity > 0 ? { ...line, quantity } : { ...line, quantity: 0, why: STORE_WORDS[reason] };
  });
}
