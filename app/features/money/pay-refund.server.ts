import { z } from "zod";
import { compareAmounts } from "~/lib/money";
import { Refusal } from "~/lib/refusal";
import { clock, later, minutes, seconds } from "~/platform/clock";
import { audit, SYSTEM } from "~/platform/db/audit.server";
import { inTransaction, prisma } from "~/platform/db/db.server";
import { emit } from "~/platform/facts/facts.server";
import { defineJob, enqueue, type Job } from "~/platform/jobs/jobs.server";
import { adminGraphql, OutcomeUnknown, refuseUserErrors, ShopifyUnavailable } from "~/platform/shopify/admin-graphql.server";
import { refundSettled } from "./money-facts";
import { toRefundIntent } from "./record/intent-row";
import type { RefundIntent } from "./refund-intent";
import { findTrace } from "./shopify/find-trace.server";
import { readOutcome } from "./shopify/read-outcome.server";
import { shippingInput } from "./shopify/shipping-input";
import { processReturnMutation } from "./shopify/return-money";

/** A returnProcess that left no trace for this long was dropped by Shopify. */
const GIVEN_UP = minutes(2);
const LOOK_AGAIN = seconds(5);

/**
 * Carries a confirmed intent to Shopify at most once. returnProcess takes no idempotency key, so the row says "unknown" before the call is
 * made: whoever finds it so, after a lost answer or a killed worker, reads the return's refunds and never sends.
 */
export const payRefund: Job<{ shop: string; id: string }> = defineJob({
  name: "payRefund",
  schema: z.object({ shop: z.string(), id: z.uuid() }),
  run: async ({ shop, id }, { now, last }) => {
    const row = await prisma.refundIntent.findUnique({ where: { shop_id: { shop, id } } });
    if (!row) return "Skipped: the intent is gone";
    const intent = toRefundIntent(row);
    if (intent.state === "unknown") return settle(shop, intent, now);
    if (intent.state !== "confirmed") return `Skipped: the refund is ${intent.state}`;
    try {
      await checkStillTrue(shop, intent);
      const { count } = await prisma.refundIntent.updateMany({ where: { shop, id, state: "confirmed" }, data: { state: "unknown" } });
      if (count === 0) return "Skipped: somebody else is paying it";
      return await done(shop, intent, await send(shop, intent));
    } catch (error) {
      if (error instanceof Refusal) return failed(shop, intent, error.person);
      if (error instanceof OutcomeUnknown) return lookAgain(shop, id, now);
      if (!(error instanceof ShopifyUnavailable)) throw error;
      if (last) return failed(shop, intent, "Shopify could not be reached for hours. Nothing was paid.");
      // Shopify surely did nothing: the next try may send.
      await prisma.refundIntent.updateMany({ where: { shop, id, state: "unknown" }, data: { state: "confirmed" } });
      throw error;
    }
  },
});

/** Between preview and payment somebody may have refunded elsewhere: the suggestion must still be what was shown. */
async function checkStillTrue(shop: string, intent: RefundIntent): Promise<void> {
  if (!intent.plan.refund) return;
  const outcome = await readOutcome(shop, intent.plan);
  const stale = compareAmounts(outcome.amount, intent.amount) !== 0 || compareAmounts(intent.amount, outcome.sums.maximumRefundable) > 0;
  if (stale)
    throw new Refusal(
      "conflict",
      "preview-too-old",
      "Shopify’s suggestion has changed since the preview. Nothing was paid; make a new preview.",
    );
}

async function send(shop: string, { plan }: RefundIntent): Promise<string | null> {
  const orderTransactions = plan.transactions.map(({ parentId, amount, currency }) => ({
    parentId,
    transactionAmount: { amount, currencyCode: currency as "EUR" },
  }));
  const shipping = shippingInput(plan.shippingPaid);
  const { returnProcess: answer } = await adminGraphql(shop, processReturnMutation, {
    input: {
      returnId: plan.returnGid,
      returnLineItems: plan.lines.map((line) => ({
        id: line.gid,
        quantity: line.quantity,
        dispositions: line.dispositions.map((one) => ({
          reverseFulfillmentOrderLineItemId: one.reverseLineGid,
          dispositionType: one.type,
          quantity: one.quantity,
          ...(one.locationId ? { locationId: one.locationId } : {}),
        })),
      })),
      ...(plan.refund && orderTransactions.length > 0 ? { financialTransfer: { issueRefund: { orderTransactions } } } : {}),
      ...(plan.refund && shipping ? { refundShipping: shipping } : {}),
      notifyCustomer: false,
    },
  });
  refuseUserErrors(answer?.userErrors ?? []);
  if (!answer?.return) throw new OutcomeUnknown("returnProcess answered without a return");
  return answer.return.refunds.nodes.find((refund) => !plan.refundsBefore.includes(refund.id))?.id ?? null;
}

async function settle(shop: string, intent: RefundIntent, now: Date): Promise<string> {
  const trace = await findTrace(shop, intent);
  if (trace) return done(shop, intent, trace.refundGid);
  const waited = now.getTime() - (intent.confirmedAt ?? intent.createdAt).getTime();
  if (waited < GIVEN_UP) return lookAgain(shop, intent.id, now);
  return failed(shop, intent, "Shopify did not carry it out. Nothing was paid; make a new preview.");
}

async function lookAgain(shop: string, id: string, now: Date): Promise<string> {
  await inTransaction((tx) => enqueue(tx, payRefund, { shop, id }, { runAt: later(now, LOOK_AGAIN), key: `payRefund ${id}` }));
  return "No answer from Shopify; looking there again soon";
}

async function done(shop: string, intent: RefundIntent, refundGid: string | null): Promise<string> {
  await end(shop, intent, { state: "done", refundGid, lastError: null }, intent.plan.refund ? "refund paid" : "arrival booked");
  return intent.plan.refund ? `Paid ${intent.amount} ${intent.currency} as ${refundGid ?? "a refund"}` : "Booked without a refund";
}

async function failed(shop: string, intent: RefundIntent, why: string): Promise<string> {
  await end(shop, intent, { state: "failed", lastError: why }, "refund failed");
  return `Refused: ${why}`;
}

async function end(
  shop: string,
  intent: RefundIntent,
  data: { state: "done" | "failed"; refundGid?: string | null; lastError: string | null },
  action: string,
): Promise<void> {
  await inTransaction(async (tx) => {
    const { count } = await tx.refundIntent.updateMany({
      where: { shop, id: intent.id, state: { in: ["confirmed", "unknown"] } },
      data: { ...data, doneAt: clock.now() },
    });
    if (count === 0) return;
    const details = { amount: intent.amount, currency: intent.currency, refundGid: data.refundGid ?? null, why: data.lastError };
    await audit(tx, shop, SYSTEM, action, { subject: "return", subjectId: intent.returnId ?? intent.id, orderId: intent.orderId, details });
    if (data.state === "done") await emit(tx, shop, refundSettled, { orderId: intent.orderId, refundId: intent.id }, intent.orderId);
  });
}
