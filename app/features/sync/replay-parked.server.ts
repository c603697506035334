import { audit } from "~/platform/db/audit.server";
import { inTransaction } from "~/platform/db/db.server";
import type { AdminVisit } from "~/platform/shopify/admin-door.server";
import { replayDelivery } from "~/platform/shopify/webhook-inbox.server";

/**
 * Tries a parked message again.
 * @throws Refusal "no-such-delivery" when it is not parked any more
 */
export async function replayParked({ shop, staff }: AdminVisit, webhookId: string): Promise<void> {
  await replayDelivery(shop, webhookId);
  await inTransaction((tx) => audit(tx, shop, staff.actor, "message tried again", { subject: "delivery", subjectId: webhookId }));
}
