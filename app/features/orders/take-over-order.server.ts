import { rememberCustomer } from "~/features/customers/remember-customer.server";
import type { Tx } from "~/platform/db/db.server";
import { emit } from "~/platform/facts/facts.server";
import { isStale, type OrderSnapshot, type RefundSnapshot } from "./order-snapshot";
import { orderCancelled, orderChanged, orderPlaced, refundMade } from "./orders-facts";
import { wasBeforeUs } from "./record/before-us";
import { lockKnownOrder } from "./record/known-order.server";
import { saveHead } from "./record/save-head.server";
import { saveLines } from "./record/save-lines.server";
import { takeOverParcels } from "./take-over-parcels.server";

/** Where a snapshot comes from. */
export interface Source {
  /** Of the delivery; null for a read. */
  triggeredAt: Date | null;
  /** False while the past is loaded: nothing is told. */
  tell: boolean;
}

/**
 * Makes the order what Shopify told, unless ours is newer, and tells what is new: each fact once, in the caller's transaction.
 * Parcels and refunds in an old snapshot are still taken over where they are unknown or newer: each has a version of its own.
 * @returns a sentence; it begins with "Skipped" when nothing was written
 */
export async function takeOverOrder(tx: Tx, shop: string, told: OrderSnapshot, source: Source): Promise<string> {
  const { head } = told;
  const { id } = head;
  const known = await lockKnownOrder(tx, shop, id);
  const ours = known.head;
  if (ours?.deletedAt) return `Skipped: ${head.name} was deleted in Shopify`;
  const stale = ours !== null && isStale(ours, { updatedAt: head.updatedAt, triggeredAt: source.triggeredAt });
  if (!stale) {
    if (told.customer) await rememberCustomer(tx, shop, told.customer);
    await saveHead(tx, shop, head, source.triggeredAt, told.returnState);
    await saveLines(tx, shop, id, told.lines);
  }
  // The first word of an order from before the app came is no news, nor are its parcels and refunds.
  const tell = source.tell && (ours !== null || !wasBeforeUs(known.installedAt, head.placedAt));
  const words = await takeOverParcels(tx, shop, id, known, { parcels: told.parcels, tell });
  const refunds = await takeOverRefunds(tx, shop, id, told.refunds, tell);
  if (stale) {
    const rest = words + refunds;
    return rest > 0
      ? `Took over ${rest} news of parcels and refunds of ${head.name}; the order itself is newer here`
      : `Skipped: ours is newer than this version of ${head.name}`;
  }
  if (tell) {
    await emit(tx, shop, ours ? orderChanged : orderPlaced, { orderId: id }, id);
    if (head.cancelledAt && !ours?.cancelledAt) await emit(tx, shop, orderCancelled, { orderId: id }, id);
  }
  return ours ? `Updated ${head.name}` : `Took over ${head.name}`;
}

/**
 * Stores refunds of a stored and locked order that we don't know yet and tells of each once.
 * @returns how many were new
 */
export async function takeOverRefunds(
  tx: Tx,
  shop: string,
  orderId: string,
  told: readonly RefundSnapshot[],
  tell: boolean,
): Promise<number> {
  if (told.length === 0) return 0;
  const data = told.map((one) => ({ shop, ...one, lines: one.lines.map(({ lineId, quantity }) => ({ lineId, quantity })) }));
  const fresh = await tx.refund.createManyAndReturn({ data, skipDuplicates: true, select: { id: true } });
  if (tell) for (const { id } of fresh) await emit(tx, shop, refundMade, { orderId, refundId: id }, orderId);
  return fresh.length;
}
