import { beforeAll, describe, expect, test } from "vitest";
import { confirmRefund } from "~/features/money/confirm-refund.server";
import { findRefundIntents } from "~/features/money/find-refund-intents.server";
import { clock, later, minutes } from "~/platform/clock";
import { prisma, type Tx } from "~/platform/db/db.server";
import { adminGraphql, OutcomeUnknown, ShopifyUnavailable } from "~/platform/shopify/admin-graphql.server";
import { failedJobs, runJobs } from "../support/jobs";
import { olive, openReturnsStage, type ReturnsStage } from "../support/returns-stage";
import { orderTotals } from "../../simulator/actions/compute";
import { approveReturn, declineReturn } from "~/features/returns/decide-return.server";
import { findReturn } from "~/features/returns/find-return.server";
import { receiveReturn } from "~/features/returns/receive-return.server";
import { approveReturnMutation } from "~/features/returns/shopify/change-return";
import { takeStep } from "~/features/returns/take-step.server";
import { withdrawReturn } from "~/features/returns/withdraw-return.server";

let stage: ReturnsStage;
const SHOP = "demo.myshopify.com";
const approval = { address: "Harbour & Pine\nKai 1\n20457 Hamburg", instructions: "Any carrier will do.", label: null, tracking: null };

beforeAll(async () => {
  stage = await openReturnsStage(SHOP);
});

const approving = (id: string) => ({ id, step: "approve" as const, actor: olive.actor, as: "staff" as const, reached: ["open"] as const });
const digits = (gid: string | null): string => gid?.replace(/\D/g, "") ?? "";
const atShopify = (gid: string | null) => stage.sim.world.state.returns[digits(gid)];
const factsOf = async (orderId: string): Promise<string[]> =>
  (await prisma.fact.findMany({ where: { shop: SHOP, orderId, name: { startsWith: "return" } }, orderBy: { id: "asc" } })).map(
    (fact) => fact.name,
  );
const trailOf = async (id: string): Promise<string[]> =>
  (await prisma.auditEntry.findMany({ where: { shop: SHOP, subjectId: id }, orderBy: { id: "asc" } })).map(
    (one) => `${one.actorName}: ${one.action}`,
  );
const mailsOf = async (id: string): Promise<string[]> =>
  (await prisma.outgoingMail.findMany({ where: { shop: SHOP, cause: { startsWith: `return:${id}` } }, orderBy: { id: "asc" } })).map(
    (mail) => mail.cause.replace(`return:${id}:`, ""),
  );
const location = (): string =>
  `gid://shopify/Location/${Object.values(stage.sim.world.state.locations).find((one) => one.shop === SHOP)?.id ?? ""}`;

describe("a return from request to refund", () => {
  test("goes through Shopify step by step, each told once although webhooks tell it again", async () => {
    const order = await stage.order();
    const asked = await stage.ask(order, 2);
    expect(asked.status).toBe("requested");
    expect(asked.name).toBe(`${order.name}-R1`);
    expect(atShopify(asked.gid)?.status).toBe("REQUESTED");
    expect(atShopify(asked.gid)?.lines[0]?.customerNote).toBe("Too dark for our table");
    await stage.tell();

    const open = await approveReturn(SHOP, olive, asked.id, approval);
    expect(open.status).toBe("open");
    expect(atShopify(asked.gid)?.status).toBe("OPEN");
    await stage.tell();

    const arrived = [{ lineId: open.lines[0]?.id ?? "", quantity: 2, disposition: "RESTOCKED" as const, locationId: location() }];
    const preview = await receiveReturn(SHOP, olive, asked.id, { lines: arrived, refund: true, shipping: "0.00" });
    expect(preview.state).toBe("previewed");
    expect(preview.amount).toBe("72.00");
    expect(preview.amount).toBe(asked.expectedRefund);
    expect(atShopify(asked.gid)?.refundIds).toEqual([]);

    await confirmRefund(SHOP, olive, preview.id);
    await runJobs();
    await stage.tell();
    const end = await findReturn(SHOP, asked.id);
    expect(end.refundedTotal).toBe("72.00");
    expect(end.lines[0]?.processedQuantity).toBe(2);
    expect(atShopify(asked.gid)?.refundIds).toHaveLength(1);
    const [intent] = await findRefundIntents(SHOP, asked.id);
    expect(intent?.state).toBe("done");
    expect(intent?.refundGid).toBe(`gid://shopify/Refund/${atShopify(asked.gid)?.refundIds[0]}`);
    expect(orderTotals(stage.sim.world, stage.sim.world.state.orders[order.id]!).refunded).toBe("72.00");

    expect(await factsOf(order.gid)).toEqual(["returnRequested", "returnApproved", "returnReceived", "returnRefunded"]);
    expect(await mailsOf(asked.id)).toEqual(["requested", "approved", "refunded:72.00"]);
    expect(await trailOf(asked.id)).toEqual([
      "Customer: return requested",
      "Aftercare: return request taken by Shopify",
      "Olive Owner: return approved",
      "Olive Owner: refund confirmed",
      "Aftercare: refund paid",
    ]);
    expect((await failedJobs()).filter((job) => job.task !== "sendMail")).toEqual([]);
  });

  test("fewer pieces than asked are refunded for themselves, the rest is still awaited", async () => {
    const order = await stage.order();
    const asked = await stage.ask(order, 2);
    const open = await approveReturn(SHOP, olive, asked.id, approval);
    const one = [{ lineId: open.lines[0]?.id ?? "", quantity: 1, disposition: "NOT_RESTOCKED" as const, locationId: location() }];
    const preview = await receiveReturn(SHOP, olive, asked.id, { lines: one, refund: true, shipping: "0.00" });
    expect(preview.amount).toBe("36.00");
    await confirmRefund(SHOP, olive, preview.id);
    await runJobs();
    const end = await findReturn(SHOP, asked.id);
    expect([end.status, end.refundedTotal, end.lines[0]?.processedQuantity]).toEqual(["open", "36.00", 1]);
    const reverse = Object.values(stage.sim.world.state.reverseFulfillmentOrders).find((each) => each.returnId === digits(asked.gid));
    expect(reverse?.lines[0]?.dispositions.map((each) => [each.type, each.quantity])).toEqual([["NOT_RESTOCKED", 1]]);
  });

  test("the order's shipping goes back as far as somebody wishes, never more than is left", async () => {
    const asked = await stage.ask(await stage.order(), 1);
    const open = await approveReturn(SHOP, olive, asked.id, approval);
    const lines = [{ lineId: open.lines[0]?.id ?? "", quantity: 1, disposition: "RESTOCKED" as const, locationId: location() }];
    const wish = (shipping: string) => receiveReturn(SHOP, olive, asked.id, { lines, refund: true, shipping });
    await expect(wish("4.91")).rejects.toMatchObject({ code: "too-much-shipping", fields: { shipping: "At most 4.90." } });
    await expect(wish("lots")).rejects.toMatchObject({ code: "bad-shipping" });
    const preview = await wish("4.90");
    expect([preview.amount, preview.plan.sums.shipping]).toEqual(["40.90", "4.90"]);
    await confirmRefund(SHOP, olive, preview.id);
    await runJobs();
    expect((await findReturn(SHOP, asked.id)).refundedTotal).toBe("40.90");
  });

  test("pieces can be booked without a refund", async () => {
    const asked = await stage.ask(await stage.order(), 1);
    const open = await approveReturn(SHOP, olive, asked.id, approval);
    const one = [{ lineId: open.lines[0]?.id ?? "", quantity: 1, disposition: "RESTOCKED" as const, locationId: location() }];
    await receiveReturn(SHOP, olive, asked.id, { lines: one, refund: false, shipping: "0.00" });
    await runJobs();
    const end = await findReturn(SHOP, asked.id);
    expect([end.refundedTotal, end.lines[0]?.processedQuantity]).toEqual(["0.00", 1]);
    expect(await mailsOf(asked.id)).toContain("received:1");
  });

  test("more pieces than are awaited are refused", async () => {
    const asked = await stage.ask(await stage.order(), 1);
    const open = await approveReturn(SHOP, olive, asked.id, approval);
    const two = [{ lineId: open.lines[0]?.id ?? "", quantity: 2, disposition: "RESTOCKED" as const, locationId: location() }];
    await expect(receiveReturn(SHOP, olive, asked.id, { lines: two, refund: true, shipping: "0.00" })).rejects.toMatchObject({
      code: "too-many-pieces",
    });
  });
});

describe("deciding", () => {
  test("a declined request tells the shopper why", async () => {
    const asked = await stage.ask(await stage.order(), 1);
    const declined = await declineReturn(SHOP, olive, asked.id, { reason: "OTHER", note: "The bowl was used." });
    expect(declined).toMatchObject({ status: "declined", declineReason: "OTHER", declineNote: "The bowl was used." });
    await runJobs();
    const mail = await prisma.outgoingMail.findFirstOrThrow({ where: { shop: SHOP, cause: `return:${asked.id}:declined` } });
    expect(mail.text).toContain("The bowl was used.");
  });

  test("what was decided can't be decided again", async () => {
    const asked = await stage.ask(await stage.order(), 1);
    await declineReturn(SHOP, olive, asked.id, { reason: "FINAL_SALE", note: "" });
    await expect(approveReturn(SHOP, olive, asked.id, approval)).rejects.toMatchObject({ code: "cannot-approve" });
  });

  test("a second approval while the first is at Shopify is refused and changes nothing of it", async () => {
    const asked = await stage.ask(await stage.order(), 1);
    const rita = { ...olive, actor: { id: "staff:2", name: "Rita Reader" } };
    const prepare = (tx: Tx) => tx.return.update({ where: { shop_id: { shop: SHOP, id: asked.id } }, data: { returnAddress: "Kai 1" } });
    const first = { ...approving(asked.id), prepare: async (tx: Tx) => void (await prepare(tx)) };
    const open = await takeStep(SHOP, first, async (gid) => {
      const again = approveReturn(SHOP, rita, asked.id, { ...approval, address: "Elsewhere 2" });
      await expect(again).rejects.toMatchObject({
        code: "step-under-way",
        person: expect.stringContaining("already on its way to Shopify"),
      });
      await expect(withdrawReturn(SHOP, asked.id)).rejects.toMatchObject({ code: "shopify-away" });
      return (await adminGraphql(SHOP, approveReturnMutation, { id: gid })).returnApproveRequest?.userErrors ?? [];
    });
    expect(open).toMatchObject({ status: "open", returnAddress: "Kai 1" });
    expect((await trailOf(asked.id)).filter((line) => line.endsWith("return approved"))).toEqual(["Olive Owner: return approved"]);
  });

  test.each([
    ["Shopify said no", () => Promise.resolve([{ message: "No." }]), "shopify-refused"],
    ["Shopify was away", () => Promise.reject(new ShopifyUnavailable("away")), "shopify-away"],
    ["the answer was lost and nothing had happened", () => Promise.reject(new OutcomeUnknown("lost")), "shopify-away"],
  ])("an approval can be made again at once when %s", async (_, call, code) => {
    const asked = await stage.ask(await stage.order(), 1);
    await expect(takeStep(SHOP, approving(asked.id), call)).rejects.toMatchObject({ code });
    expect((await approveReturn(SHOP, olive, asked.id, approval)).status).toBe("open");
  });

  test("an approval whose end nobody saw holds up the next for three minutes", async () => {
    const asked = await stage.ask(await stage.order(), 1);
    const pending = (ago: number) => ({
      step: "approve",
      actor: { id: "staff:2", name: "Rita" },
      at: later(clock.now(), -ago).toISOString(),
    });
    const plant = (ago: number) =>
      prisma.return.update({ where: { shop_id: { shop: SHOP, id: asked.id } }, data: { pending: pending(ago) } });
    await plant(minutes(2));
    await expect(approveReturn(SHOP, olive, asked.id, approval)).rejects.toMatchObject({ code: "step-under-way" });
    await plant(minutes(4));
    expect((await approveReturn(SHOP, olive, asked.id, approval)).status).toBe("open");
  });

  test("staff whom Shopify doesn't let change returns are refused", async () => {
    const asked = await stage.ask(await stage.order(), 1);
    await expect(approveReturn(SHOP, { ...olive, scopes: ["read_returns"] }, asked.id, approval)).rejects.toMatchObject({
      code: "may-not-returns",
    });
    expect(atShopify(asked.gid)?.status).toBe("REQUESTED");
  });

  test("a decline note of more than 500 characters is refused", async () => {
    const asked = await stage.ask(await stage.order(), 1);
    const note = "x".repeat(501);
    await expect(declineReturn(SHOP, olive, asked.id, { reason: "OTHER", note })).rejects.toMatchObject({ code: "note-too-long" });
  });

  test("the label and tracking of an approval reach Shopify's reverse delivery", async () => {
    const asked = await stage.ask(await stage.order(), 1);
    const label = { name: "label.pdf", type: "application/pdf", bytes: new Uint8Array([37, 80, 68, 70]) };
    const tracking = { number: "RET123", url: "https://carrier.example/RET123", company: "DHL" };
    await approveReturn(SHOP, olive, asked.id, { ...approval, label, tracking });
    await runJobs();
    const deliveries = Object.values(stage.sim.world.state.reverseDeliveries);
    expect(deliveries).toHaveLength(1);
    expect(deliveries[0]).toMatchObject({ tracking: { number: "RET123", url: "https://carrier.example/RET123" } });
    expect(deliveries[0]?.label?.publicFileUrl).toMatch(/\/labels\/[\w.-]+$/);
  });
});

describe("withdrawing", () => {
  test.each([false, true])("a shopper takes a request back (approved: %s)", async (approved) => {
    const asked = await stage.ask(await stage.order(), 1);
    if (approved) await approveReturn(SHOP, olive, asked.id, approval);
    expect((await withdrawReturn(SHOP, asked.id)).status).toBe("canceled");
    expect(atShopify(asked.gid)?.status).toBe("CANCELED");
    await runJobs();
    expect(await mailsOf(asked.id)).toContain("withdrawn");
  });

  test("what has arrived can't be withdrawn", async () => {
    const asked = await stage.ask(await stage.order(), 2);
    const open = await approveReturn(SHOP, olive, asked.id, approval);
    const one = [{ lineId: open.lines[0]?.id ?? "", quantity: 1, disposition: "RESTOCKED" as const, locationId: location() }];
    await receiveReturn(SHOP, olive, asked.id, { lines: one, refund: false, shipping: "0.00" });
    await runJobs();
    await expect(withdrawReturn(SHOP, asked.id)).rejects.toMatchObject({ code: "cannot-withdraw" });
  });
});
