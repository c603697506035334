import { z } from "zod";
import { Refusal } from "~/lib/refusal";
import { compareAmounts } from "~/lib/money";
import { presentmentAmount } from "~/features/money/presentment-amount";
import { findOrder } from "~/features/orders/find-order.server";
import { later, minutes, seconds } from "~/platform/clock";
import { audit, SYSTEM } from "~/platform/db/audit.server";
import { inTransaction, prisma } from "~/platform/db/db.server";
import { defineJob, enqueue, type Job } from "~/platform/jobs/jobs.server";
import { adminGraphql, OutcomeUnknown, refuseUserErrors, ShopifyUnavailable } from "~/platform/shopify/admin-graphql.server";
import { findReturn } from "./find-return.server";
import { sameLines } from "./record/same-lines";
import { refreshReturn } from "./refresh-return.server";
import type { Return } from "./return";
import { requestReturnMutation } from "./shopify/change-return";
import { returnsOfOrderQuery } from "./shopify/read-return";

/** A request that left no trace for this long was dropped: Shopify ends its own requests far sooner. */
const GIVEN_UP = minutes(2);
const LOOK_AGAIN = seconds(5);

/**
 * Brings a shopper's request to Shopify. `sentAt` is committed before the call, so a lost answer or a killed worker is settled by reading
 * the order's returns; only after a read long enough afterwards has proved that nothing arrived is it sent again.
 */
export const sendReturn: Job<{ shop: string; id: string }> = defineJob({
  name: "sendReturn",
  schema: z.object({ shop: z.string(), id: z.uuid() }),
  run: async ({ shop, id }, { now, last }) => {
    const one = await findReturn(shop, id);
    if (one.status !== "sending") return `Skipped: the return is ${one.status}`;
    if (one.sentAt) {
      const gid = await findLost(shop, one);
      if (gid) {
        await refreshReturn(shop, gid);
        return `Found at Shopify as ${gid}`;
      }
      if (now.getTime() - one.sentAt.getTime() < GIVEN_UP) return lookAgain(shop, id, now);
    }
    await mark(shop, id, now);
    try {
      const gid = await send(shop, one);
      await refreshReturn(shop, gid);
      return `Shopify took it as ${gid}`;
    } catch (error) {
      if (error instanceof OutcomeUnknown) return lookAgain(shop, id, now);
      if (error instanceof Refusal) return refused(shop, one, error.person);
      if (!(error instanceof ShopifyUnavailable)) throw error;
      const trace = await findLost(shop, one).catch(() => undefined);
      if (trace === null) await mark(shop, id, null);
      if (last) return refused(shop, one, "Shopify could not be reached for hours.");
      throw error;
    }
  },
});

async function send(shop: string, one: Return): Promise<string> {
  const { returnRequest: answer } = await adminGraphql(shop, requestReturnMutation, {
    input: {
      orderId: one.orderId,
      returnLineItems: one.lines.map((line) => ({
        fulfillmentLineItemId: line.fulfillmentLineItemId ?? "",
        quantity: line.quantity,
        returnReason: line.reason as "OTHER",
        ...(line.customerNote ? { customerNote: line.customerNote } : {}),
        ...(Number(line.restockingFeePercent) > 0 ? { restockingFee: { percentage: Number(line.restockingFeePercent) } } : {}),
      })),
      ...(one.shippingFee && compareAmounts(one.shippingFee, "0.00") > 0
        ? { returnShippingFee: { amount: presentmentAmount(await findOrder(shop, one.orderId), one.shippingFee) } }
        : {}),
    },
  });
  refuseUserErrors(answer?.userErrors ?? []);
  if (!answer?.return) throw new OutcomeUnknown("returnRequest answered without a return");
  return answer.return.id;
}

/** The return at Shopify that this request made, or null: same pieces, not older than the call, no other return of ours. */
async function findLost(shop: string, one: Return): Promise<string | null> {
  const { order } = await adminGraphql(shop, returnsOfOrderQuery, { id: one.orderId });
  const since = later(one.sentAt ?? one.requestedAt, -minutes(1));
  const taken = await prisma.return.findMany({
    where: { shop, orderId: one.orderId, gid: { not: null } },
    select: { gid: true },
    take: 100,
  });
  const found = order?.returns.nodes.find(
    (node) =>
      new Date(node.createdAt) >= since &&
      !taken.some((row) => row.gid === node.id) &&
      sameLines(
        node.returnLineItems.nodes.map((line) => ({
          quantity: line.quantity,
          fulfillmentLineItemId: "fulfillmentLineItem" in line ? line.fulfillmentLineItem.id : null,
        })),
        one.lines,
      ),
  );
  return found?.id ?? null;
}

async function mark(shop: string, id: string, sentAt: Date | null): Promise<void> {
  await prisma.return.update({ where: { shop_id: { shop, id } }, data: { sentAt } });
}

async function lookAgain(shop: string, id: string, now: Date): Promise<string> {
  await inTransaction((tx) => enqueue(tx, sendReturn, { shop, id }, { runAt: later(now, LOOK_AGAIN), key: `sendReturn ${id}` }));
  return "No answer from Shopify; looking there again soon";
}

async function refused(shop: string, one: Return, why: string): Promise<string> {
  await inTransaction(async (tx) => {
    await tx.return.updateMany({ where: { shop, id: one.id, status: "sending" }, data: { status: "failed", lastError: why } });
    const about = { subject: "return", subjectId: one.id, orderId: one.orderId };
    await audit(tx, shop, SYSTEM, "return request not taken by Shopify", { ...about, details: { why } });
  });
  return `Refused: ${why}`;
}
