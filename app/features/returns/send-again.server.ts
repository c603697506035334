import { Refusal } from "~/lib/refusal";
import { audit } from "~/platform/db/audit.server";
import { inTransaction } from "~/platform/db/db.server";
import { enqueue } from "~/platform/jobs/jobs.server";
import type { Staff } from "~/platform/shopify/admin-door.server";
import { mayHandleReturns } from "./may-handle-returns";
import { findReturn } from "./find-return.server";
import { sendReturn } from "./send-return.server";

/** Brings a request to Shopify once more that Shopify did not take. @throws Refusal "cannot-send-again", "may-not-returns" */
export async function sendAgain(shop: string, staff: Staff, id: string): Promise<void> {
  mayHandleReturns(staff);
  await inTransaction(async (tx) => {
    const one = await findReturn(shop, id, tx);
    const { count } = await tx.return.updateMany({ where: { shop, id, status: "failed" }, data: { status: "sending", lastError: null } });
    if (count === 0) throw new Refusal("conflict", "cannot-send-again", "Only a request that Shopify did not take can be sent again.");
    await audit(tx, shop, staff.actor, "return request sent again", { subject: "return", subjectId: id, orderId: one.orderId });
    await enqueue(tx, sendReturn, { shop, id });
  });
}
