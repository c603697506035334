import { rememberCustomer } from "~/features/customers/remember-customer.server";
import { clock } from "~/platform/clock";
import { Prisma } from "~/platform/db/client/client";
import type { Tx } from "~/platform/db/db.server";
import { emit } from "~/platform/facts/facts.server";
import { isStale, type OrderSnapshot, type RefundSnapshot } from "./order-snapshot";
import { orderCancelled, orderChanged, orderPlaced, refundMade } from "./orders-facts";
import { wasBeforeUs } from "./record/before-us.server";
import { lockOrder } from "./record/order-lock.server";
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
  await lockOrder(tx, shop, id);
  const ours = await tx.order.findUnique({
    where: { shop_id: { shop, id } },
    select: { updatedAt: true, triggeredAt: true, cancelledAt: true, deletedAt: true },
  });
  if (ours?.deletedAt) return `Skipped: ${head.name} was deleted in Shopify`;
  const stale = ours !== null && isStale(ours, { updatedAt: head.updatedAt, triggeredAt: source.triggeredAt });
  if (!stale) await saveHead(tx, shop, told, source, ours !== null);
  // The first word of an order from before the app came is no news, nor are its parcels and refunds.
  const tell = source.tell && (ours !== null || !(await wasBeforeUs(tx, shop, head.placedAt)));
  const words = await takeOverParcels(tx, shop, id, { parcels: told.parcels, tell });
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

async function saveHead(tx: Tx, shop: string, told: OrderSnapshot, source: Source, known: boolean): Promise<void> {
  const { id, shippingAddress, ...columns } = told.head;
  if (told.customer) await rememberCustomer(tx, shop, told.customer);
  const data = {
    ...columns,
    shippingAddress: shippingAddress ? { ...shippingAddress } : Prisma.DbNull,
    triggeredAt: source.triggeredAt,
    syncedAt: clock.now(),
    ...(told.returnState ? { returnState: told.returnState } : {}),
  };
  if (known) await tx.order.update({ where: { shop_id: { shop, id } }, data, select: { id: true } });
  else await tx.order.create({ data: { shop, id, ...data }, select: { id: true } });
  await saveLines(tx, shop, id, told.lines);
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
