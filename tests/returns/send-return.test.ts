import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clock, days, later, minutes } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";
import { createReturn } from "../../simulator/actions/create-return";
import { returnableLines } from "../../simulator/actions/compute-returnable";
import { runJobs, runLaterJobs } from "../support/jobs";
import { openReturnsStage, type Delivered, type ReturnsStage } from "../support/returns-stage";
import { findReturnable } from "~/features/returns/find-returnable.server";
import { findReturn } from "~/features/returns/find-return.server";
import { findReturnsOfOrder } from "~/features/returns/find-returns-of-order.server";
import { requestReturn, type ReturnWish } from "~/features/returns/request-return.server";

let stage: ReturnsStage;
const SHOP = "demo.myshopify.com";

beforeAll(async () => {
  stage = await openReturnsStage(SHOP);
});
beforeEach(() => {
  clock.run();
  stage.sim.faults.clear();
});

const returnsAtShopify = (order: Delivered): number => stage.sim.world.state.orders[order.id]?.returnIds.length ?? 0;

async function wish(order: Delivered, quantity = 1): Promise<ReturnWish> {
  const { lines } = await findReturnable(SHOP, order.gid, clock.now());
  const chosen = { fulfillmentLineItemId: lines[0]?.fulfillmentLineItemId ?? "", quantity, reason: "UNWANTED" as const, note: "" };
  return { id: randomUUID(), orderId: order.gid, source: "portal", lines: [chosen] };
}
const ask = async (one: ReturnWish): Promise<string> => (await requestReturn(SHOP, one, clock.now())).id;

describe("bringing a request to Shopify", () => {
  test("the same form sent twenty times at once makes one return", async () => {
    const order = await stage.order();
    const one = await wish(order);
    await Promise.all(Array.from({ length: 20 }, () => ask(one)));
    await runJobs();
    expect(returnsAtShopify(order)).toBe(1);
    expect(await findReturnsOfOrder(SHOP, order.gid)).toHaveLength(1);
  });

  test("an answer lost after the effect is found among the order's returns, not sent again", async () => {
    const order = await stage.order();
    stage.sim.faults.add({ kind: "cut", operation: "returnRequest", times: 1 });
    const id = await ask(await wish(order));
    await runJobs();
    expect((await findReturn(SHOP, id)).status).toBe("sending");
    await runLaterJobs();
    expect((await findReturn(SHOP, id)).status).toBe("requested");
    expect(returnsAtShopify(order)).toBe(1);
  });

  test("a webhook that overtakes the lost answer is the same return, not a second", async () => {
    const order = await stage.order();
    stage.sim.faults.add({ kind: "cut", operation: "returnRequest", times: 1 });
    const id = await ask(await wish(order));
    await runJobs();
    await stage.tell();
    const known = await findReturnsOfOrder(SHOP, order.gid);
    expect(known.map((one) => [one.id, one.status])).toEqual([[id, "requested"]]);
    await runLaterJobs();
    expect(returnsAtShopify(order)).toBe(1);
  });

  test("an outage delays a request and loses nothing", async () => {
    const order = await stage.order();
    const one = await wish(order);
    stage.sim.faults.add({ kind: "http-503", operation: "returnRequest", times: 1 });
    const id = await ask(one);
    await runJobs();
    await runLaterJobs();
    expect(returnsAtShopify(order)).toBe(0);
    clock.set(later(new Date(), minutes(3)));
    await runLaterJobs();
    expect((await findReturn(SHOP, id)).status).toBe("requested");
    expect(returnsAtShopify(order)).toBe(1);
  });

  test("what Shopify refuses stays with us, with Shopify's words", async () => {
    const order = await stage.order();
    const one = await wish(order, 2);
    const id = await ask(one);
    const lines = returnableLines(stage.sim.world, order.id).map((line) => ({ ...line, returnReason: "UNWANTED" }));
    createReturn(stage.sim.world, { orderId: order.id, lines });
    await runJobs();
    const failed = await findReturn(SHOP, id);
    expect(failed.status).toBe("failed");
    expect(failed.lastError).toContain("invalid quantity");
  });
});

describe("returns made in Shopify itself", () => {
  test("appear here with their story, and without mails of ours", async () => {
    const order = await stage.order();
    const [line] = returnableLines(stage.sim.world, order.id);
    createReturn(stage.sim.world, { orderId: order.id, lines: [{ ...line!, quantity: 1, returnReason: "DEFECTIVE" }] });
    await stage.tell();
    const [known] = await findReturnsOfOrder(SHOP, order.gid);
    expect(known).toMatchObject({ status: "open", name: `${order.name}-R1`, pieces: 1 });
    const facts = await prisma.fact.findMany({
      where: { shop: SHOP, orderId: order.gid, name: { startsWith: "return" } },
      orderBy: { id: "asc" },
    });
    expect(facts.map((fact) => fact.name)).toEqual(["returnApproved"]);
    expect(await prisma.outgoingMail.count({ where: { shop: SHOP, cause: { startsWith: `return:${known?.id}` } } })).toBe(0);
  });
});

describe("what may come back", () => {
  test("pieces that were not sent say so", async () => {
    const { lines } = await findReturnable(SHOP, (await stage.order({ unsent: true })).gid, clock.now());
    expect(lines.map((line) => [line.why, line.quantity, line.pieces])).toEqual([["not-sent", 0, 2]]);
  });

  test("a final-sale product says so", async () => {
    const { lines } = await findReturnable(SHOP, (await stage.order({ tags: ["final-sale"] })).gid, clock.now());
    expect(lines[0]?.why).toBe("final-sale");
  });

  test("after the window the day it ended is known", async () => {
    const order = await stage.order();
    const { lines } = await findReturnable(SHOP, order.gid, later(clock.now(), days(31)));
    expect(lines[0]).toMatchObject({ why: "window-over", quantity: 0 });
    expect(lines[0]?.until).toBeInstanceOf(Date);
  });

  test("pieces in a return are not offered again", async () => {
    const order = await stage.order();
    await ask(await wish(order, 1));
    await runJobs();
    expect((await findReturnable(SHOP, order.gid, clock.now())).lines[0]?.quantity).toBe(1);
  });

  test("a return for more than was delivered is refused", async () => {
    const order = await stage.order();
    await expect(ask(await wish(order, 3))).rejects.toMatchObject({ code: "too-many-pieces" });
  });

  test("another reason needs a few words", async () => {
    const one = await wish(await stage.order());
    const lines = one.lines.map((line) => ({ ...line, reason: "OTHER" as const }));
    await expect(ask({ ...one, lines })).rejects.toMatchObject({ code: "note-needed" });
  });

  test("another shop knows nothing of the order or the return", async () => {
    const order = await stage.order();
    const id = await ask(await wish(order));
    await expect(findReturnable("second.myshopify.com", order.gid, clock.now())).rejects.toMatchObject({ code: "no-such-order" });
    await expect(findReturn("second.myshopify.com", id)).rejects.toMatchObject({ code: "no-such-return" });
    expect(await findReturnsOfOrder("second.myshopify.com", order.gid)).toEqual([]);
  });
});
