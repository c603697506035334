import { clock } from "~/platform/clock";
import type { Tx } from "~/platform/db/db.server";
import { lockOrder } from "./record/order-lock.server";

/**
 * The order was deleted in Shopify: its content goes, a mark stays, so that a late message can't bring it back; also when the
 * deletion overtakes everything else we might have heard.
 */
export async function forgetOrder(tx: Tx, shop: string, id: string): Promise<string> {
  await lockOrder(tx, shop, id);
  const now = clock.now();
  const empty = { email: null, phone: null, customerName: null, note: null, countryCode: null, deletedAt: now, syncedAt: now };
  const { count } = await tx.order.updateMany({ where: { shop, id }, data: empty });
  await tx.$executeRaw`update orders set shipping_address = null where shop = ${shop} and id = ${id}`;
  const where = { shop, orderId: id };
  await tx.orderLine.deleteMany({ where });
  await tx.fulfillment.deleteMany({ where });
  await tx.fulfillmentEvent.deleteMany({ where });
  await tx.refund.deleteMany({ where });
  if (count > 0) return `Forgot the order ${id}`;
  const amounts = { total: 0, currentTotal: 0, subtotal: 0, shippingTotal: 0, taxTotal: 0, discountTotal: 0, presentmentTotal: 0 };
  const status = { financialStatus: "VOIDED", fulfillmentStatus: "UNFULFILLED" };
  const head = { shop, id, name: "", currency: "XXX", presentmentCurrency: "XXX", placedAt: now, updatedAt: now, tags: [] };
  await tx.order.create({ data: { ...head, ...amounts, ...status, ...empty }, select: { id: true } });
  return `Marked the unknown order ${id} as deleted`;
}
