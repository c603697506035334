import type { Tx } from "~/platform/db/db.server";
import type { EventSnapshot, ParcelSnapshot, RefundSnapshot } from "./order-snapshot";
import { lockKnownOrder } from "./record/known-order.server";
import { saveEvents } from "./record/save-events.server";
import { takeOverRefunds } from "./take-over-order.server";
import { takeOverParcels } from "./take-over-parcels.server";

/** A message about a part of an order, without the order. */
export interface PartOfOrder {
  parcels?: ParcelSnapshot[];
  events?: EventSnapshot[];
  refunds?: RefundSnapshot[];
}

/**
 * Takes over news of one order's parcels, events or refunds.
 * @returns how many facts were new, or "unknown" when we don't have the order (its events are kept for the day it comes),
 *   or "deleted" when it is gone in Shopify.
 */
export async function takeOverNews(tx: Tx, shop: string, orderId: string, part: PartOfOrder): Promise<number | "unknown" | "deleted"> {
  const known = await lockKnownOrder(tx, shop, orderId);
  if (known.head?.deletedAt) return "deleted";
  if (!known.head) {
    await saveEvents(tx, shop, part.events ?? []);
    return "unknown";
  }
  const words = await takeOverParcels(tx, shop, orderId, known, { parcels: part.parcels ?? [], events: part.events ?? [], tell: true });
  return words + (await takeOverRefunds(tx, shop, orderId, part.refunds ?? [], true));
}
