import { Refusal } from "~/lib/refusal";
import { clock } from "~/platform/clock";
import { audit } from "~/platform/db/audit.server";
import { inTransaction } from "~/platform/db/db.server";
import { enqueue } from "~/platform/jobs/jobs.server";
import type { Staff } from "~/platform/shopify/admin-door.server";
import { mayMoveMoney } from "./may-move-money";
import { payRefund } from "./pay-refund.server";
import { toRefundIntent } from "./record/intent-row";
import { UNDER_WAY, type RefundIntent } from "./refund-intent";

/**
 * The one click that moves money. However often and by however many people it is made, an intent is confirmed once: later clicks are told
 * how it stands. Two intents of one return don't overtake each other: the second waits until the first is settled, and must then be newer.
 * @throws Refusal "no-such-refund", "refund-under-way", "preview-too-old", "may-not-refund"
 */
export async function confirmRefund(shop: string, staff: Staff, id: string): Promise<RefundIntent> {
  mayMoveMoney(staff);
  return inTransaction(async (tx) => {
    const gone = new Refusal("conflict", "no-such-refund", "This preview was replaced by a newer one. Look at that one, then refund.");
    const found = await tx.refundIntent.findUnique({ where: { shop_id: { shop, id } } });
    if (!found) throw gone;
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`money ${shop} ${found.orderId}`}, 0))`;
    const intent = await tx.refundIntent.findUnique({ where: { shop_id: { shop, id } } });
    if (!intent) throw gone;
    if (intent.state !== "previewed") return toRefundIntent(intent);
    const others = await tx.refundIntent.findMany({
      where: { shop, orderId: intent.orderId, id: { not: id }, confirmedAt: { not: null } },
      select: { state: true, doneAt: true },
    });
    if (others.some((other) => UNDER_WAY.some((state) => state === other.state)))
      throw new Refusal("conflict", "refund-under-way", "Another refund of this order is under way. Wait until it is done.");
    if (others.some((other) => other.state === "done" && other.doneAt && other.doneAt >= intent.createdAt))
      throw new Refusal("conflict", "preview-too-old", "Something was refunded after this preview was made. Make a new preview.");
    const now = clock.now();
    const data = { state: "confirmed", confirmedAt: now };
    const { count } = await tx.refundIntent.updateMany({ where: { shop, id, state: "previewed" }, data });
    const after = toRefundIntent(await tx.refundIntent.findUniqueOrThrow({ where: { shop_id: { shop, id } } }));
    if (count === 0) return after;
    const action = after.plan.refund ? "refund confirmed" : "arrival confirmed";
    const pieces = after.plan.lines.reduce((sum, line) => sum + line.quantity, 0);
    const details = { amount: after.amount, currency: after.currency, pieces, intentId: id };
    await audit(tx, shop, staff.actor, action, { subject: "return", subjectId: after.returnId ?? id, orderId: after.orderId, details });
    await enqueue(tx, payRefund, { shop, id });
    return after;
  });
}
