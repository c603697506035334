import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addStaff } from "../../simulator/actions/add-staff";
import { findPolicy } from "~/features/policies/find-policy.server";
import { findReturn } from "~/features/returns/find-return.server";
import { startConversation } from "~/features/conversations/start-conversation.server";
import { takeMail } from "~/features/conversations/take-mail.server";
import { inboxAddress } from "~/features/channels/inbox-address";
import { signReturnToken } from "~/features/returns/return-link.server";
import { clock } from "~/platform/clock";
import { pool, prisma } from "~/platform/db/db.server";
import { runJobs } from "../support/jobs";
import { openReturnsStage, type ReturnsStage } from "../support/returns-stage";
import { openWholeHouse, type Answer, type WholeHouse } from "./support/whole-house";

const SHOP = "demo.myshopify.com";
/** Clicks at once. */
const CLICKS = 10;
let stage: ReturnsStage;
let house: WholeHouse;
let owner: string;
let second: string;

beforeAll(async () => {
  stage = await openReturnsStage(SHOP);
  house = await openWholeHouse();
  owner = Object.values(stage.sim.world.state.staff).find((one) => one.shop === SHOP && one.accountOwner)?.id ?? "";
  second =
    addStaff(stage.sim.world, {
      shop: SHOP,
      firstName: "Sam",
      lastName: "Second",
      email: "sam@demo.example",
      accountOwner: true,
    }).staff?.id ?? "";
  for (const staffId of [owner, second]) await house.admin(SHOP, "/app.data", { staffId });
});
afterAll(() => house.close());

/** Ten clicks at once, by two people in turn. None may end in a 5xx. */
async function clicks(path: string, form: (at: number) => object): Promise<Answer[]> {
  const answers = await Promise.all(
    Array.from({ length: CLICKS }, (_, at) =>
      house.admin(SHOP, `${path}.data${path === "/app" || path === "/app/settings" ? "?index" : ""}`, {
        staffId: at % 2 ? second : owner,
        method: "POST",
        body: new URLSearchParams({ ...form(at) }),
      }),
    ),
  );
  for (const answer of answers) {
    expect(answer.status, answer.text.slice(0, 300)).toBeLessThan(500);
    // A conflict says why.
    if (answer.status >= 400) expect(answer.text).toMatch(/refused|message/);
  }
  return answers;
}
const done = (answers: Answer[]): number => answers.filter((one) => one.status === 200 || one.status === 202).length;

let questions = 0;
const question = async (): Promise<string> => {
  questions += 1;
  const contact = { email: `maya${questions}@example.com` };
  return (
    await startConversation({
      shop: SHOP,
      channel: "form",
      text: "Where?",
      contact,
      identity: "unverified",
      cause: `question-${questions}`,
    })
  ).id;
};
const said = (conversationId: string, kind: string): Promise<number> =>
  prisma.message.count({ where: { shop: SHOP, conversationId, kind } });

describe("ten clicks at once on a conversation", () => {
  it("reply once: one message, one mail", async () => {
    const id = await question();
    const answers = await clicks(`/app/conversations/${id}`, () => ({ deed: "reply", text: "Soon", cause: `reply-of-${id}` }));
    expect([done(answers), await said(id, "agent")]).toEqual([CLICKS, 1]);
    const { id: messageId } = await prisma.message.findFirstOrThrow({ where: { shop: SHOP, conversationId: id, kind: "agent" } });
    expect(await prisma.outgoingMail.count({ where: { shop: SHOP, cause: `message:${messageId}` } })).toBe(1);
  });

  it("write a note once, assign once, close once, reopen once", async () => {
    const id = await question();
    const path = `/app/conversations/${id}`;
    await clicks(path, () => ({ deed: "note", text: "Look", cause: `note-of-${id}` }));
    expect(await said(id, "note")).toBe(1);
    await clicks(path, () => ({ deed: "assign", assigneeId: owner }));
    expect(await said(id, "event")).toBe(1);
    expect(done(await clicks(path, () => ({ deed: "close" })))).toBe(1);
    expect(done(await clicks(path, () => ({ deed: "reopen" })))).toBe(1);
    expect(await said(id, "event")).toBe(3);
  });

  it("with different deeds by two people leave every word and one state", async () => {
    const id = await question();
    const deeds = ["reply", "note", "assign", "close", "reopen"];
    await clicks(`/app/conversations/${id}`, (at) => ({
      deed: deeds[at % 5] ?? "",
      text: `Word ${at}`,
      cause: `word-${id}-${at}`,
      assigneeId: at % 2 ? second : owner,
    }));
    expect([await said(id, "agent"), await said(id, "note")]).toEqual([2, 2]);
  });

  it("link an order once and unlink it once", async () => {
    const id = await question();
    const order = await stage.order();
    await clicks(`/app/conversations/${id}`, () => ({ deed: "link", order: order.name }));
    expect([await prisma.conversationOrder.count({ where: { shop: SHOP, conversationId: id } }), await said(id, "event")]).toEqual([1, 1]);
    await clicks(`/app/conversations/${id}`, () => ({ deed: "unlink", orderId: order.gid }));
    expect([await prisma.conversationOrder.count({ where: { shop: SHOP, conversationId: id } }), await said(id, "event")]).toEqual([0, 2]);
  });

  it("start ten conversations with ten numbers, or one for one form", async () => {
    const ask = (cause: string) =>
      startConversation({ shop: SHOP, channel: "form", text: "x", contact: { email: "race@example.com" }, identity: "unverified", cause });
    const ten = await Promise.all(Array.from({ length: CLICKS }, (_, at) => ask(`race-${at}`)));
    expect(new Set(ten.map((one) => one.number)).size).toBe(CLICKS);
    const one = await Promise.all(Array.from({ length: CLICKS }, () => ask("race-same")));
    expect(new Set(one.map((each) => each.id)).size).toBe(1);
  });
});

const audits = (subjectId: string, action: string): Promise<number> =>
  prisma.auditEntry.count({ where: { shop: SHOP, subjectId, action } });

describe("ten clicks at once on a return", () => {
  it("approve once, preview to one, confirm once: one refund", async () => {
    const order = await stage.order();
    const asked = await stage.ask(order, 2);
    const path = `/app/returns/${asked.id}`;
    await clicks(path, (at) => ({ step: "approve", address: `Kai ${at}` }));
    expect([(await findReturn(SHOP, asked.id)).status, await audits(asked.id, "return approved")]).toEqual(["open", 1]);
    const [line] = (await findReturn(SHOP, asked.id)).lines;
    const location = Object.values(stage.sim.world.state.locations).find((one) => one.shop === SHOP)?.id ?? "";
    const arrived = {
      [`quantity-${line?.id}`]: "2",
      [`disposition-${line?.id}`]: "RESTOCKED",
      [`location-${line?.id}`]: `gid://shopify/Location/${location}`,
    };
    expect(done(await clicks(path, () => ({ step: "preview", ...arrived })))).toBeGreaterThan(0);
    const previews = await prisma.refundIntent.findMany({ where: { shop: SHOP, returnId: asked.id } });
    expect(previews.map((one) => one.state)).toEqual(["previewed"]);
    await clicks(path, () => ({ step: "confirm", intent: previews[0]?.id ?? "" }));
    await Promise.all([runJobs(), runJobs()]);
    await stage.tell();
    expect(stage.sim.world.state.orders[order.id]?.refundIds.length).toBe(1);
    expect(await audits(asked.id, "refund confirmed")).toBe(1);
  });

  it("book what arrived once, without a refund", async () => {
    const order = await stage.order();
    const asked = await stage.ask(order, 2);
    const path = `/app/returns/${asked.id}`;
    await house.admin(SHOP, `${path}.data`, {
      staffId: owner,
      method: "POST",
      body: new URLSearchParams({ step: "approve", address: "Kai 1" }),
    });
    const [line] = (await findReturn(SHOP, asked.id)).lines;
    await clicks(path, () => ({ step: "receive", [`quantity-${line?.id}`]: "1", [`disposition-${line?.id}`]: "MISSING" }));
    await Promise.all([runJobs(), runJobs()]);
    await stage.tell();
    expect((await findReturn(SHOP, asked.id)).lines[0]?.processedQuantity).toBe(1);
    expect(await audits(asked.id, "arrival confirmed")).toBe(1);
  });

  it("decline once; approve and decline at once end in one of both, told once", async () => {
    const declined = await stage.ask(await stage.order(), 1);
    await clicks(`/app/returns/${declined.id}`, () => ({ step: "decline", reason: "OTHER", note: "No" }));
    expect(await audits(declined.id, "return declined")).toBe(1);
    const both = await stage.ask(await stage.order(), 1);
    await clicks(`/app/returns/${both.id}`, (at) =>
      at % 2 ? { step: "approve", address: "Kai" } : { step: "decline", reason: "OTHER", note: "No" },
    );
    await stage.tell();
    const { status } = await findReturn(SHOP, both.id);
    expect(["open", "declined"]).toContain(status);
    expect((await audits(both.id, "return approved")) + (await audits(both.id, "return declined"))).toBe(1);
    await runJobs();
    expect(await prisma.outgoingMail.count({ where: { shop: SHOP, cause: { contains: both.id, not: { contains: "requested" } } } })).toBe(
      1,
    );
  });

  it("of the shopper: ten sent forms make one return, ten withdrawals one", async () => {
    const order = await stage.order();
    await stage.ask(order, 1);
    const asked = await prisma.return.findFirstOrThrow({ where: { shop: SHOP, orderId: order.gid } });
    const k = signReturnToken(SHOP, asked.id, clock.now());
    const sent = await Promise.all(
      Array.from({ length: CLICKS }, (_, at) =>
        house.proxy(SHOP, "/returns/r", {}, { method: "POST", body: new URLSearchParams({ k, do: "withdraw" }), ip: `198.51.100.${at}` }),
      ),
    );
    for (const answer of sent) expect([303, 409], answer.text.slice(0, 200)).toContain(answer.status);
    await stage.tell();
    expect(await audits(asked.id, "return withdrawn")).toBe(1);
  });
});

describe("ten clicks at once on settings", () => {
  it("save each, one after the other", async () => {
    await clicks("/app/settings", (at) => ({
      senderName: "",
      senderAddress: "",
      returnAddress: `Kai ${at}`,
      returnInstructions: "",
      shippingNotices: "no",
    }));
    const { settings } = await prisma.shop.findUniqueOrThrow({ where: { shop: SHOP } });
    expect((settings as { returnAddress: string }).returnAddress).toMatch(/^Kai \d$/);
    await clicks("/app", (at) => (at % 2 ? { intent: "hide-guide" } : { intent: "show-guide" }));
  });

  it("make one new version of the policy; the others are told that somebody was faster", async () => {
    const { version } = await findPolicy(SHOP, clock.now());
    const rules = {
      transitDays: "5",
      refundDays: "14",
      restockingFeePercent: "0",
      payer: "shop",
      returnShippingFee: "0",
      finalSaleTags: "",
      finalSaleProducts: "",
    };
    const answers = await clicks("/app/settings/policy", (at) => ({ ...rules, windowDays: String(40 + at), version: String(version) }));
    expect([done(answers), answers.filter((one) => one.status === 409).length]).toEqual([1, CLICKS - 1]);
    expect(await prisma.policyVersion.count({ where: { shop: SHOP, version: version + 1 } })).toBe(1);
    const fresh = "fresh-policy.myshopify.com";
    expect(
      new Set((await Promise.all(Array.from({ length: CLICKS }, () => findPolicy(fresh, clock.now())))).map((one) => one.version)),
    ).toEqual(new Set([1]));
  });

  it("replay a parked message once, and a parked mail once", async () => {
    const at = clock.now();
    await pool.query(
      "insert into deliveries (shop, webhook_id, topic, api_version, received_at, body, state, note) values ($1, 'parked-1', 'orders/updated', '2026-10', $2, '{}', 'parked', 'x')",
      [SHOP, at],
    );
    expect(done(await clicks("/app/settings/deliveries", () => ({ webhookId: "parked-1" })))).toBe(1);
    await takeMail({
      shop: SHOP,
      recipient: inboxAddress(SHOP, "mail.test"),
      sender: "x@example.com",
      raw: Buffer.from("Subject: no sender\r\n\r\nx"),
    });
    await runJobs();
    const mail = await prisma.incomingMail.findFirstOrThrow({ where: { shop: SHOP, state: "parked" } });
    expect(done(await clicks("/app/settings/mail", () => ({ id: mail.id })))).toBe(1);
  });

  it("load the past once", async () => {
    await prisma.backfill.updateMany({ where: { shop: SHOP }, data: { state: "done" } });
    const before = await prisma.backfill.count({ where: { shop: SHOP } });
    expect(done(await clicks("/app", () => ({ intent: "restart-backfill" })))).toBe(1);
    expect(await prisma.backfill.count({ where: { shop: SHOP } })).toBe(before + 1);
  });
});
