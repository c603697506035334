import { findOrder } from "~/features/orders/find-order.server";
import { findShop } from "~/features/shop/find-shop.server";
import { inTransaction } from "~/platform/db/db.server";
import { queueMail } from "~/platform/mail/outbox.server";
import { whyNoNotice, type NoticeKind } from "./notice";
import { noticeMail } from "./notice-mail.server";

/**
 * Puts one notice about one parcel in the outbox, once for all times.
 * @returns a sentence that says what was done or why not
 * @throws Refusal "shop-gone", "no-such-order"
 */
export async function sendNotice(
  about: { shop: string; orderId: string; fulfillmentId: string; kind: NoticeKind },
  now: Date,
): Promise<string> {
  const shop = await findShop(about.shop);
  if (!shop.settings.shippingNotices) return "Skipped: shipping notices are off";
  const order = await findOrder(about.shop, about.orderId);
  if (order.cancelledAt) return "Skipped: the order was cancelled";
  if (!order.email) return "Skipped: the order has no e-mail address";
  const parcel = order.parcels.find((one) => one.id === about.fulfillmentId);
  if (!parcel) return "Skipped: the parcel is gone";
  const why = whyNoNotice(about.kind, parcel, now);
  if (why) return `Skipped: ${why}`;
  const mail = noticeMail(shop, order, parcel, about.kind, order.email, now);
  const queued = await inTransaction((tx) => queueMail(tx, about.shop, mail));
  return queued ? `Queued: ${about.kind}` : "Skipped: this notice was sent before";
}
