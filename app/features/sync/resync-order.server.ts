import { findOrder } from "~/features/orders/find-order.server";
import { audit } from "~/platform/db/audit.server";
import { inTransaction } from "~/platform/db/db.server";
import { defineLimit } from "~/platform/limits/rate-limit.server";
import type { AdminVisit } from "~/platform/shopify/admin-door.server";
import { syncOrder } from "./sync-order.server";

/** A person's hand, not a program: each read costs the shop's API points. */
const limit = defineLimit("resync-order", 30, 60);

/**
 * A member of staff asks for the order as it is in Shopify now.
 * @throws Refusal "no-such-order", "too-many-tries"; "shop-gone"
 */
export async function resyncOrder({ shop, staff }: AdminVisit, orderId: string): Promise<{ said: string }> {
  await findOrder(shop, orderId);
  await limit.take(shop);
  const said = await syncOrder(shop, orderId);
  await inTransaction((tx) => audit(tx, shop, staff.actor, "order read again", { subject: "order", subjectId: orderId, orderId }));
  return { said };
}
