import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findReturn } from "~/features/returns/find-return.server";
import { approveReturn } from "~/features/returns/decide-return.server";
import { receiveReturn } from "~/features/returns/receive-return.server";
import { clock, later, minutes } from "~/platform/clock";
import { createRefund } from "../../simulator/actions/create-refund";
import { runJobs, runLaterJobs } from "../support/jobs";
import { olive, openReturnsStage, type ReturnsStage } from "../support/returns-stage";
import { confirmRefund } from "~/features/money/confirm-refund.server";
import { findRefundIntents } from "~/features/money/find-refund-intents.server";
import type { RefundIntent } from "~/features/money/refund-intent";

let stage: ReturnsStage;
const SHOP = "demo.myshopify.com";

beforeAll(async () => {
  stage = await openReturnsStage(SHOP);
});
beforeEach(() => {
  clock.run();
  stage.sim.faults.clear();
});

/** An approved return whose pieces lie here, with the preview of its refund. */
async function previewed(pieces = 1): Promise<{ id: string; orderId: string; preview: RefundIntent; again: () => Promise<RefundIntent> }> {
  const order = await stage.order();
  const asked = await stage.ask(order, 2);
  const open = await approveReturn(SHOP, olive, asked.id, { address: "Kai 1", instructions: "", label: null, tracking: null });
  const location = Object.values(stage.sim.world.state.locations).find((one) => one.shop === SHOP)?.id ?? "";
  const lines = [
    {
      lineId: open.lines[0]?.id ?? "",
      quantity: pieces,
      disposition: "RESTOCKED" as const,
      locationId: `gid://shopify/Location/${location}`,
    },
  ];
  const again = (): Promise<RefundIntent> => receiveReturn(SHOP, olive, asked.id, { lines, refund: true, shipping: "0.00" });
  return { id: asked.id, orderId: order.id, preview: await again(), again };
}

const refundsAtShopify = (orderId: string): number => stage.sim.world.state.orders[orderId]?.refundIds.length ?? 0;
const stateOf = async (returnId: string): Promise<string | undefined> => (await findRefundIntents(SHOP, returnId))[0]?.state;

describe("one refund, whatever happens", () => {
  test("fifty clicks at once make one refund", async () => {
    const { id, orderId, preview } = await previewed();
    const clicks = await Promise.all(Array.from({ length: 50 }, () => confirmRefund(SHOP, olive, preview.id)));
    expect(new Set(clicks.map((one) => one.state))).toEqual(new Set(["confirmed"]));
    await Promise.all([runJobs(), runJobs()]);
    expect(refundsAtShopify(orderId)).toBe(1);
    expect(await stateOf(id)).toBe("done");
  });

  test.each(["cut", "timeout-after"] as const)("an answer lost after the effect (%s) is found by reading, not sent again", async (kind) => {
    const { id, orderId, preview } = await previewed();
    stage.sim.faults.add({ kind, operation: "returnProcess", times: 1, delayMs: 10 });
    await confirmRefund(SHOP, olive, preview.id);
    await runJobs();
    expect(await stateOf(id)).toBe("unknown");
    await runLaterJobs();
    expect(await stateOf(id)).toBe("done");
    expect(refundsAtShopify(orderId)).toBe(1);
    expect((await findReturn(SHOP, id)).refundedTotal).toBe("36.00");
  });

  test("a call that never reached Shopify ends as failed after two minutes, and a new preview can be paid", async () => {
    const { id, orderId, preview, again } = await previewed();
    stage.sim.faults.add({ kind: "timeout-before", operation: "returnProcess", times: 1, delayMs: 10 });
    await confirmRefund(SHOP, olive, preview.id);
    await runJobs();
    await runLaterJobs();
    expect(await stateOf(id)).toBe("unknown");
    clock.set(later(new Date(), minutes(3)));
    await runLaterJobs();
    expect(await stateOf(id)).toBe("failed");
    expect(refundsAtShopify(orderId)).toBe(0);
    const next = await again();
    await confirmRefund(SHOP, olive, next.id);
    await runJobs();
    expect(refundsAtShopify(orderId)).toBe(1);
  });

  test("when Shopify throttles, the refund comes later and once", async () => {
    const { id, orderId, preview } = await previewed();
    stage.sim.faults.add({ kind: "throttle", operation: "returnProcess", times: 1 });
    await confirmRefund(SHOP, olive, preview.id);
    await runJobs();
    expect(await stateOf(id)).toBe("done");
    expect(refundsAtShopify(orderId)).toBe(1);
  });

  test("a worker killed between note and answer leaves a row that is only read, never sent", async () => {
    const { orderId, preview, id } = await previewed();
    await confirmRefund(SHOP, olive, preview.id);
    const { prisma } = await import("~/platform/db/db.server");
    await prisma.refundIntent.update({ where: { shop_id: { shop: SHOP, id: preview.id } }, data: { state: "unknown" } });
    await runJobs();
    expect(refundsAtShopify(orderId)).toBe(0);
    expect(await stateOf(id)).toBe("unknown");
  });
});

describe("two agents, one refund", () => {
  test("a preview replaced by a colleague's can't be confirmed", async () => {
    const { preview, again } = await previewed();
    await again();
    await expect(confirmRefund(SHOP, olive, preview.id)).rejects.toMatchObject({ code: "no-such-refund" });
  });

  test("what a colleague refunded in Shopify meanwhile makes the preview too old, and nothing is paid", async () => {
    const { id, orderId, preview } = await previewed();
    const order = stage.sim.world.state.orders[orderId];
    const payment = order?.transactionIds[0] ?? "";
    const { userErrors } = createRefund(stage.sim.world, {
      orderId,
      lines: [],
      transactions: [{ parentId: payment, amount: "70.00" }],
    } as unknown as Parameters<typeof createRefund>[1]);
    expect(userErrors).toEqual([]);
    await confirmRefund(SHOP, olive, preview.id);
    await runJobs();
    expect(refundsAtShopify(orderId)).toBe(1);
    expect((await findRefundIntents(SHOP, id))[0]).toMatchObject({ state: "failed" });
  });

  test("staff without the right to change orders can't refund", async () => {
    const { preview } = await previewed();
    await expect(confirmRefund(SHOP, { ...olive, scopes: ["read_orders"] }, preview.id)).rejects.toMatchObject({ code: "may-not-refund" });
  });

  test("another shop's staff can't confirm it", async () => {
    const { preview, orderId } = await previewed();
    await expect(confirmRefund("second.myshopify.com", olive, preview.id)).rejects.toMatchObject({ code: "no-such-refund" });
    await runJobs();
    expect(refundsAtShopify(orderId)).toBe(0);
  });
});
