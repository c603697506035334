import { z } from "zod";
import { forgetOrder } from "~/features/orders/forget-order.server";
import { takeOverNews, type PartOfOrder } from "~/features/orders/take-over-news.server";
import { takeOverOrder } from "~/features/orders/take-over-order.server";
import { idDigits, type WebhookHandler } from "~/platform/shopify/webhook.server";
import type { Tx } from "~/platform/db/db.server";
import { wishForPictures } from "./fetch-pictures.server";
import { fulfillmentEventPayload, fulfillmentPayload } from "./shopify/fulfillment-payload";
import { orderPayload } from "./shopify/order-payload";
import { refundPayload, toRefund } from "./shopify/refund-payload";
import { wishForOrder } from "./sync-order.server";

/** orders/create, orders/updated, orders/cancelled */
export const orderTold: WebhookHandler = async ({ shop, payload, triggeredAt }, tx) => {
  const snapshot = orderPayload.parse(payload);
  const said = await takeOverOrder(tx, shop, snapshot, { triggeredAt, tell: true });
  if (said.startsWith("Took over")) await wishForPictures(tx, shop);
  return said;
};

/** orders/edited tells only what was added and removed: the order is read again. */
export const orderEdited: WebhookHandler = async ({ shop, payload }, tx) => {
  const { order_edit: edit } = z.object({ order_edit: z.object({ order_id: idDigits }) }).parse(payload);
  await wishForOrder(tx, shop, `gid://shopify/Order/${edit.order_id}`);
  return `Asked Shopify for the edited order ${edit.order_id}`;
};

/** orders/delete */
export const orderDeleted: WebhookHandler = ({ shop, payload }, tx) => {
  const { id } = z.object({ id: idDigits }).parse(payload);
  return forgetOrder(tx, shop, `gid://shopify/Order/${id}`);
};

/** fulfillments/create: the promised day stands in no message, only in a read. */
export const parcelMade: WebhookHandler = async (delivery, tx) => {
  const said = await parcelTold(delivery, tx);
  const { orderId, trackingNumber } = fulfillmentPayload.parse(delivery.payload);
  if (trackingNumber && !said.startsWith("Skipped")) await wishForOrder(tx, delivery.shop, orderId);
  return said;
};

/** fulfillments/update */
export const parcelTold: WebhookHandler = ({ shop, payload }, tx) => {
  const parcel = fulfillmentPayload.parse(payload);
  return partTold(tx, shop, parcel.orderId, `the parcel ${parcel.name}`, { parcels: [parcel] });
};

/** fulfillment_events/create */
export const eventTold: WebhookHandler = ({ shop, payload }, tx) => {
  const event = fulfillmentEventPayload.parse(payload);
  return partTold(tx, shop, event.orderId, `"${event.status}"`, { events: [event] });
};

/** refunds/create */
export const refundTold: WebhookHandler = async ({ shop, payload }, tx) => {
  const refund = refundPayload.parse(payload);
  const orderId = `gid://shopify/Order/${refund.order_id}`;
  const order = await tx.order.findUnique({ where: { shop_id: { shop, id: orderId } }, select: { currency: true } });
  return partTold(tx, shop, orderId, "the refund", { refunds: [toRefund(refund, order?.currency ?? "XXX")] });
};

/** A message about a part of an order that we don't have: Shopify is asked for the whole. */
async function partTold(tx: Tx, shop: string, orderId: string, what: string, part: PartOfOrder): Promise<string> {
  const news = await takeOverNews(tx, shop, orderId, part);
  if (news === "deleted") return "Skipped: the order was deleted in Shopify";
  if (news === "unknown") {
    await wishForOrder(tx, shop, orderId);
    return `Asked Shopify for the order of ${what}, which we don't have yet`;
  }
  return news > 0 ? `Took over ${what}` : `Took over ${what}; nothing new to tell`;
}
