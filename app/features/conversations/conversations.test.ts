import { beforeEach, describe, expect, it } from "vitest";
import { readReplyAddress } from "~/features/channels/reply-address.server";
import { clock } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";
import "../../../tests/support/jobs";
import { plantShops } from "../../../tests/support/plant";
import type { Agent } from "./agent";
import { addNote } from "./add-note.server";
import { replyToConversation } from "./reply-to-conversation.server";
import { resendReply } from "./resend-reply.server";
import { setStatus } from "./set-status.server";
import { startConversation, type NewQuestion } from "./start-conversation.server";
import { tellMailOutcome } from "./tell-mail-outcome.server";

let SHOP: string;
let OTHER_SHOP: string;
const ORDER = "gid://shopify/Order/1001";
const olive: Agent = { id: "1", name: "Olive Owner", actor: { id: "staff:1", name: "Olive Owner" } };
const question = (more: Partial<NewQuestion> = {}): NewQuestion => ({
  shop: SHOP,
  channel: "form",
  text: "Where is my parcel?",
  contact: { email: "Maya@Example.com", name: "Maya" },
  orderId: ORDER,
  why: "signed link",
  identity: "verified",
  cause: "form:1",
  ...more,
});
const read = (id: string) => prisma.conversation.findUniqueOrThrow({ where: { shop_id: { shop: SHOP, id } }, include: { orders: true } });

beforeEach(async () => {
  clock.set("2026-11-22T10:00:00Z");
  ({ shop: SHOP, other: OTHER_SHOP } = await plantShops());
});

describe("a shopper's question", () => {
  it("becomes a conversation tied to customer and order, with the evidence", async () => {
    const { id, number } = await startConversation(question());
    expect(number).toBe(1);
    expect(await read(id)).toMatchObject({
      subject: "Your question about order #1001",
      status: "open",
      customerId: "gid://shopify/Customer/7",
      contactEmail: "maya@example.com",
      identity: "verified",
      preview: "Where is my parcel?",
      waitingSince: new Date("2026-11-22T10:00:00Z"),
      orders: [{ orderId: ORDER, why: "signed link" }],
    });
    const facts = await prisma.fact.findMany({ where: { shop: SHOP }, orderBy: { name: "asc" } });
    expect(facts.map((fact) => [fact.name, fact.orderId])).toEqual([
      ["conversationStarted", ORDER],
      ["messageWritten", ORDER],
    ]);
  });

  it("is confirmed once by a mail that names the order, can be answered, and repeats nothing that was typed", async () => {
    await startConversation(question({ text: "Buy cheap pills at evil.example" }));
    const mails = await prisma.outgoingMail.findMany({ where: { shop: SHOP } });
    expect(mails).toHaveLength(1);
    const [mail] = mails;
    expect(mail).toMatchObject({ to: ["maya@example.com"], subject: "Your question about order #1001" });
    expect(mail?.text).toContain("#1001");
    expect(`${mail?.text}${mail?.html}`).not.toContain("pills");
    expect(readReplyAddress(mail?.replyTo ?? "")).toBe((await prisma.conversation.findFirstOrThrow({ where: { shop: SHOP } })).id);
    expect(mail?.headers).toMatchObject({ "Auto-Submitted": "auto-replied" });
  });

  it("sent five times at once is one conversation, one message and one mail", async () => {
    const all = await Promise.all(Array.from({ length: 5 }, () => startConversation(question())));
    expect(new Set(all.map((one) => one.id)).size).toBe(1);
    expect(all.filter((one) => !one.repeated)).toHaveLength(1);
    expect(await prisma.message.count({ where: { shop: SHOP } })).toBe(1);
    expect(await prisma.outgoingMail.count({ where: { shop: SHOP } })).toBe(1);
  });

  it("joins the conversation that goes on about the same order with the same address", async () => {
    const first = await startConversation(question());
    const second = await startConversation(question({ cause: "form:2", text: "Hello?" }));
    expect(second).toMatchObject({ id: first.id, joined: true });
    await setStatus(SHOP, olive, { conversationId: first.id, deed: "close" });
    expect((await startConversation(question({ cause: "form:3" }))).id).not.toBe(first.id);
  });

  it("never joins without proof, nor for another address", async () => {
    const first = await startConversation(question());
    const unproved = await startConversation(question({ cause: "form:2", identity: "unverified" }));
    const stranger = await startConversation(question({ cause: "form:3", contact: { email: "eve@example.com" } }));
    expect(new Set([first.id, unproved.id, stranger.id]).size).toBe(3);
    expect(await read(stranger.id)).toMatchObject({ customerId: null });
  });

  it("without words is refused, and about another shop's order as well", async () => {
    await expect(startConversation(question({ text: "  " }))).rejects.toMatchObject({ code: "no-words" });
    await prisma.order.delete({ where: { shop_id: { shop: SHOP, id: ORDER } } });
    await expect(startConversation(question())).rejects.toMatchObject({ code: "no-such-order" });
  });

  it("is numbered in its own shop", async () => {
    await startConversation(question({ shop: OTHER_SHOP }));
    expect((await startConversation(question())).number).toBe(1);
    expect((await startConversation(question({ cause: "b", identity: "unverified" }))).number).toBe(2);
  });
});

describe("an agent's reply", () => {
  it("goes out with the thread's headers and the signed address, and the conversation waits for the shopper", async () => {
    const { id } = await startConversation(question());
    const confirmation = await prisma.outgoingMail.findFirstOrThrow({ where: { shop: SHOP } });
    const { messageId } = await replyToConversation(SHOP, olive, { conversationId: id, text: "It ships today.\n\nOlive", cause: "r1" });
    const mail = await prisma.outgoingMail.findUniqueOrThrow({ where: { shop_cause: { shop: SHOP, cause: `message:${messageId}` } } });
    expect(mail).toMatchObject({ to: ["maya@example.com"], subject: "Re: Your question about order #1001" });
    expect(mail.headers).toEqual({ "In-Reply-To": confirmation.messageId, References: confirmation.messageId });
    expect(readReplyAddress(mail.replyTo ?? "")).toBe(id);
    expect(mail.text).toContain("It ships today.");
    expect(await read(id)).toMatchObject({ status: "pending", waitingSince: null, assigneeId: "1", preview: "It ships today. Olive" });
  });

  it("sent twice by a double click is one mail", async () => {
    const { id } = await startConversation(question());
    const reply = { conversationId: id, text: "Once.", cause: "same" };
    const [a, b] = await Promise.all([replyToConversation(SHOP, olive, reply), replyToConversation(SHOP, olive, reply)]);
    expect(a).toEqual(b);
    expect(await prisma.outgoingMail.count({ where: { shop: SHOP, cause: { startsWith: "message:" } } })).toBe(1);
  });

  it("that could not be delivered shows why, comes back to the desk, and can be sent again once", async () => {
    const { id } = await startConversation(question());
    const { messageId } = await replyToConversation(SHOP, olive, { conversationId: id, text: "Hi", cause: "r1" });
    await prisma.outgoingMail.updateMany({ where: { cause: `message:${messageId}` }, data: { state: "failed" } });
    const outcome = { shop: SHOP, cause: `message:${messageId}`, outcome: "failed" as const, error: "550 no such mailbox" };
    await prisma.$transaction((tx) => tellMailOutcome(outcome, tx));
    expect(await prisma.message.findUniqueOrThrow({ where: { shop_id: { shop: SHOP, id: messageId } } })).toMatchObject({
      state: "failed",
      failure: "550 no such mailbox",
    });
    expect(await read(id)).toMatchObject({ status: "open" });
    await resendReply(SHOP, olive, { conversationId: id, messageId });
    expect(await read(id)).toMatchObject({ status: "pending" });
    await expect(resendReply(SHOP, olive, { conversationId: id, messageId })).rejects.toMatchObject({ code: "not-failed" });
  });

  it("to another shop's conversation is refused", async () => {
    const { id } = await startConversation(question({ shop: OTHER_SHOP }));
    await expect(replyToConversation(SHOP, olive, { conversationId: id, text: "Hi", cause: "x" })).rejects.toMatchObject({
      code: "no-such-conversation",
    });
  });
});

describe("an internal note", () => {
  it("is kept in the thread, mails nobody and leaves the waiting clock running", async () => {
    const { id } = await startConversation(question());
    await addNote(SHOP, olive, { conversationId: id, text: "VIP", cause: "n1" });
    await addNote(SHOP, olive, { conversationId: id, text: "VIP", cause: "n1" });
    expect(await prisma.message.count({ where: { shop: SHOP, kind: "note" } })).toBe(1);
    expect(await prisma.outgoingMail.count({ where: { shop: SHOP } })).toBe(1);
    expect(await read(id)).toMatchObject({
      status: "open",
      preview: "Where is my parcel?",
      waitingSince: new Date("2026-11-22T10:00:00Z"),
    });
  });
});

describe("the status", () => {
  it("closes and reopens by the table, and says why not", async () => {
    const { id } = await startConversation(question());
    const change = { conversationId: id, deed: "close" as const };
    await setStatus(SHOP, olive, change);
    expect(await read(id)).toMatchObject({ status: "closed", waitingSince: null, closedAt: new Date("2026-11-22T10:00:00Z") });
    await expect(setStatus(SHOP, olive, change)).rejects.toMatchObject({ person: "This conversation is closed already." });
    await setStatus(SHOP, olive, { ...change, deed: "reopen" });
    expect(await read(id)).toMatchObject({ status: "open", closedAt: null });
  });

  it("of each step stands in the order's audit trail", async () => {
    const { id } = await startConversation(question());
    await setStatus(SHOP, olive, { conversationId: id, deed: "close" });
    const entries = await prisma.auditEntry.findMany({ where: { shop: SHOP, orderId: ORDER, subjectId: id }, orderBy: { id: "asc" } });
    expect(entries.map((entry) => [entry.actorName, entry.action])).toEqual([
      ["Customer", "conversation started"],
      ["Olive Owner", "conversation closed"],
    ]);
  });
});
