import { beforeAll, describe, expect, test } from "vitest";
import { approveReturn as approveAtShopify } from "../../simulator/actions/approve-return";
import { closeReturn as closeAtShopify } from "../../simulator/actions/close-return";
import { declineReturn as declineAtShopify } from "../../simulator/actions/decline-return";
import { requestReturn as requestAtShopify } from "../../simulator/actions/request-return";
import { approveReturn, declineReturn } from "~/features/returns/decide-return.server";
import { loadReturns } from "~/features/returns/load-returns.server";
import { clock } from "~/platform/clock";
import { inTransaction, prisma } from "~/platform/db/db.server";
import { enqueue } from "~/platform/jobs/jobs.server";
import { runJobs } from "../support/jobs";
import { deliver } from "../support/shopify-told";
import { olive, openReturnsStage, type Delivered, type ReturnsStage } from "../support/returns-stage";

const SHOP = "demo.myshopify.com";
const DAY = 86_400_000;
const approval = { address: "Kai 1\n20457 Hamburg", instructions: "", label: null, tracking: null };
let stage: ReturnsStage;

beforeAll(async () => {
  stage = await openReturnsStage(SHOP);
});

/** A request made in Shopify that the app has not heard of. */
function requestThere(order: Delivered): string {
  const world = stage.sim.world;
  const fulfillment = Object.values(world.state.fulfillments).find((one) => one.orderId === order.id);
  const made = requestAtShopify(world, {
    orderId: order.id,
    lines: [{ fulfillmentLineItemId: fulfillment?.lines[0]?.id ?? "", quantity: 1, returnReason: "UNWANTED" }],
  });
  if (!made.return) throw new Error(JSON.stringify(made.userErrors));
  return made.return.id;
}
const past = (id: string, fields: Record<string, string | null>): void =>
  void Object.assign(stage.sim.world.state.returns[id] ?? {}, fields);
const ago = (days: number): string => new Date(clock.now().getTime() - days * DAY).toISOString().replace(/\.\d+Z/, "Z");
const load = async (): Promise<void> => {
  await inTransaction((tx) => enqueue(tx, loadReturns, { shop: SHOP, again: false }));
  await runJobs();
};
const ours = (id: string) => prisma.return.findFirstOrThrow({ where: { shop: SHOP, gid: `gid://shopify/Return/${id}` } });
const trailOf = async (id: string): Promise<[string, string][]> =>
  (await prisma.auditEntry.findMany({ where: { shop: SHOP, subjectId: id }, orderBy: [{ at: "asc" }, { id: "asc" }] })).map((one) => [
    one.action,
    one.at.toISOString().replace(/\.\d+Z/, "Z"),
  ]);
const talkAbout = (order: Delivered) =>
  prisma.conversation.findMany({ where: { shop: SHOP, orders: { some: { orderId: order.gid } } }, orderBy: { number: "asc" } });
const threadOf = async (conversationId: string): Promise<unknown[]> =>
  (await prisma.message.findMany({ where: { shop: SHOP, conversationId }, orderBy: [{ createdAt: "asc" }, { id: "asc" }] })).map((one) => {
    const details = one.details as { kind: string; event?: string };
    return details.event ?? details.kind;
  });

describe("returns from before the app came", () => {
  test("one that was closed stands in the trail with Shopify's own times, and nobody is told", async () => {
    const order = await stage.order();
    const id = requestThere(order);
    approveAtShopify(stage.sim.world, { returnId: id });
    closeAtShopify(stage.sim.world, { returnId: id });
    const times = [ago(20), ago(19), ago(9)] as const;
    past(id, { createdAt: times[0], requestApprovedAt: times[1], closedAt: times[2] });
    stage.lose();
    await load();
    const row = await ours(id);
    expect(row.status).toBe("closed");
    expect(await trailOf(row.id)).toEqual([
      ["return requested", times[0]],
      ["return approved", times[1]],
      ["return closed", times[2]],
    ]);
    expect(await talkAbout(order)).toEqual([]);
    expect(await prisma.fact.count({ where: { shop: SHOP, orderId: order.gid, name: { startsWith: "return" } } })).toBe(0);
    expect(await prisma.outgoingMail.count({ where: { shop: SHOP, cause: { startsWith: `return:${row.id}` } } })).toBe(0);
  });

  test("one that still waits opens a conversation at the time it was asked for", async () => {
    const order = await stage.order();
    const id = requestThere(order);
    const asked = ago(3);
    past(id, { createdAt: asked });
    stage.lose();
    await load();
    const [talk] = await talkAbout(order);
    expect(talk).toMatchObject({ status: "open", channel: "return", createdAt: new Date(asked), lastMessageAt: new Date(asked) });
    expect(await trailOf((await ours(id)).id)).toEqual([["return requested", asked]]);
  });

  test("a webhook about a decline of last week tells nobody and carries its own time", async () => {
    const order = await stage.order();
    const id = requestThere(order);
    declineAtShopify(stage.sim.world, { returnId: id, reason: "OTHER" });
    past(id, { createdAt: ago(8) });
    const said = ago(7);
    const late = stage.heard
      .slice(-20)
      .filter((one) => one.topic === "returns/decline")
      .slice(-1)
      .map((one) => ({ ...one, at: said }));
    stage.lose();
    await deliver(late);
    await runJobs();
    expect(await trailOf((await ours(id)).id)).toEqual([
      ["return requested", ago(8)],
      ["return declined", said],
    ]);
    expect(await talkAbout(order)).toEqual([]);
  });
});

describe("the conversation that a return opened by itself", () => {
  test("waits for the parcel after the approval and is closed when the return is", async () => {
    const order = await stage.order();
    const asked = await stage.ask(order, 1);
    const [talk] = await talkAbout(order);
    expect(talk?.status).toBe("open");
    await approveReturn(SHOP, olive, asked.id, approval);
    await runJobs();
    expect((await talkAbout(order))[0]?.status).toBe("pending");
    closeAtShopify(stage.sim.world, { returnId: asked.gid?.replace(/\D/g, "") ?? "" });
    await stage.tell();
    expect((await talkAbout(order))[0]?.status).toBe("closed");
    expect(await threadOf(talk?.id ?? "")).toEqual(["requested", "approved", "closed", "closed"]);
  });

  test("is closed with a declined return, but not while another request about the order waits", async () => {
    const order = await stage.order();
    const first = await stage.ask(order, 1);
    const second = await stage.ask(order, 1);
    await declineReturn(SHOP, olive, first.id, { reason: "OTHER", note: "" });
    await runJobs();
    expect((await talkAbout(order)).map((one) => one.status)).toEqual(["open"]);
    await declineReturn(SHOP, olive, second.id, { reason: "OTHER", note: "" });
    await runJobs();
    expect((await talkAbout(order)).map((one) => one.status)).toEqual(["closed"]);
  });

  test("stays open when somebody wrote in it", async () => {
    const order = await stage.order();
    const asked = await stage.ask(order, 1);
    const [talk] = await talkAbout(order);
    const note = { kind: "note", authorName: "Olive Owner", channel: "agent", text: "Call her first", createdAt: clock.now() };
    await prisma.message.create({ data: { shop: SHOP, conversationId: talk?.id ?? "", ...note } });
    await declineReturn(SHOP, olive, asked.id, { reason: "OTHER", note: "" });
    await runJobs();
    expect((await talkAbout(order))[0]?.status).toBe("open");
  });
});

test("a request that was approved and closed in Shopify between two looks is told in order", async () => {
  const order = await stage.order();
  const asked = await stage.ask(order, 1);
  await stage.tell();
  const id = asked.gid?.replace(/\D/g, "") ?? "";
  approveAtShopify(stage.sim.world, { returnId: id });
  closeAtShopify(stage.sim.world, { returnId: id });
  await stage.tell();
  expect((await trailOf(asked.id)).map(([action]) => action)).toEqual([
    "return requested",
    "return request taken by Shopify",
    "return approved",
    "return closed",
  ]);
  const [talk] = await talkAbout(order);
  expect(await threadOf(talk?.id ?? "")).toEqual(["requested", "approved", "closed", "closed"]);
});

test("a request made in Shopify and approved here is told to its shopper by us, since Shopify tells nobody", async () => {
  const order = await stage.order();
  const id = requestThere(order);
  await stage.tell();
  const row = await ours(id);
  await approveReturn(SHOP, olive, row.id, approval);
  await runJobs();
  const mails = await prisma.outgoingMail.findMany({ where: { shop: SHOP, cause: { startsWith: `return:${row.id}` } } });
  expect(mails.map((mail) => mail.cause)).toEqual([`return:${row.id}:approved`]);
});
