import type { Tx } from "~/platform/db/db.server";
import type { EventSnapshot, ParcelSnapshot, RefundSnapshot } from "./order-snapshot";
import { lockOrder } from "./record/order-lock.server";
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
  await lockOrder(tx, shop, orderId);
  const order = await tx.order.findUnique({ where: { shop_id: { shop, id: orderId } }, select: { deletedAt: true } });
  if (order?.deletedAt) return "deleted";
  if (!order) {
    const events = (part.events ?? []).map((one) => ({ shop, ...one }));
    if (events.length > 0) await tx.fulfillmentEvent.createMany({ data: events, skipDuplicates: true });
    return "unknown";
  }
  const words = await takeOverParcels(tx, shop, orderId, { parcels: part.parcels ?? [], events: part.events ?? [], tell: true });
  return words + (await takeOverRefunds(tx, shop, orderId, part.refunds ?? [], true));
}
