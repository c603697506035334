import { beforeEach, describe, expect, it } from "vitest";
import { clock } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";
import "../../../tests/support/jobs";
import { plantOrder, plantShops } from "../../../tests/support/plant";
import type { Agent } from "./agent";
import { assignConversation } from "./assign-conversation.server";
import { fileLink, openFileLink } from "./file-link.server";
import { findConversation } from "./find-conversation.server";
import { findConversations } from "./find-conversations.server";
import { findPastConversations } from "./find-past-conversations.server";
import { linkOrder } from "./link-order.server";
import { conversationQuery } from "./list-query";
import { markRead } from "./mark-read.server";
import { addNote } from "./add-note.server";
import { startConversation } from "./start-conversation.server";
import { unlinkOrder } from "./unlink-order.server";

const olive: Agent = { id: "1", name: "Olive Owner", actor: { id: "staff:1", name: "Olive Owner" } };
let shop: string;
let other: string;

const blank = { view: "all", q: "", channel: null, assignee: null, unread: null, sort: "newest", after: null, before: null };
const list = (more: Record<string, unknown> = {}) => findConversations(shop, "1", conversationQuery.parse({ ...blank, ...more }));
const numbers = async (more: Record<string, unknown> = {}) => (await list(more)).lines.map((line) => line.number);
const ask = (email: string, more: { of?: string; orderId?: string; text?: string } = {}) =>
  startConversation({
    shop: more.of ?? shop,
    channel: "form",
    text: more.text ?? "Hello",
    contact: { email, name: email.split("@")[0] ?? "" },
    ...(more.orderId ? { orderId: more.orderId } : {}),
    identity: "unverified",
    cause: `${email} ${more.text ?? ""}`,
  });

beforeEach(async () => {
  clock.set("2026-11-22T10:00:00Z");
  ({ shop, other } = await plantShops());
});

describe("the list", () => {
  it("pages forth and back without losing or repeating a line, also among equal times", async () => {
    for (let at = 0; at < 65; at += 1) await ask(`s${at}@example.com`);
    const first = await list();
    const second = await list({ after: first.next });
    const third = await list({ after: second.next });
    expect([first, second, third].map((page) => page.lines.length)).toEqual([30, 30, 5]);
    expect(new Set([first, second, third].flatMap((page) => page.lines.map((line) => line.id))).size).toBe(65);
    expect([first.previous, third.next]).toEqual([null, null]);
    const back = await list({ before: third.previous });
    expect(back.lines).toEqual(second.lines);
    expect((await list({ before: back.previous })).previous).toBeNull();
  });

  it("shows each view its own, and nothing of another shop", async () => {
    const { id } = await ask("a@example.com");
    await ask("b@example.com");
    await ask("c@example.com", { of: other });
    await assignConversation(shop, olive, { conversationId: id, assigneeId: "1" });
    expect(await numbers({ view: "mine" })).toEqual([1]);
    expect(await numbers({ view: "unassigned" })).toEqual([2]);
    expect(await numbers({ view: "closed" })).toEqual([]);
    expect((await numbers({ view: "open" })).sort()).toEqual([1, 2]);
  });

  it("is searched by address, words, C-number and an order's number; wildcards are plain letters", async () => {
    const id = await plantOrder(shop, 1777);
    await ask("zoe@example.com", { orderId: id, text: "50% off?" });
    await ask("max@example.com");
    expect(await numbers({ q: "ZOE@" })).toEqual([1]);
    expect(await numbers({ q: "1777" })).toEqual([1]);
    expect(await numbers({ q: "50% o" })).toEqual([1]);
    expect(await numbers({ q: "%" })).toEqual([1]);
    expect(await numbers({ q: "c-2" })).toEqual([2]);
    expect((await list({ q: "1777" })).lines[0]?.orders).toEqual([{ id, name: "#1777" }]);
  });

  it("tells each agent what they have not read", async () => {
    const { id } = await ask("a@example.com");
    await ask("b@example.com");
    const { conversation } = await findConversation(shop, id);
    await markRead(shop, "1", conversation);
    expect(await numbers({ unread: "1" })).toEqual([2]);
    const two = conversationQuery.parse({ ...blank, unread: "1" });
    expect((await findConversations(shop, "2", two)).lines).toHaveLength(2);
    clock.set("2026-11-22T10:01:00Z");
    await addNote(shop, { ...olive, id: "2" }, { conversationId: id, text: "Look", cause: "n" });
    expect(await numbers({ unread: "1" })).toEqual([1, 2]);
  });

  it("opens with an old or broken address", () => {
    expect(conversationQuery.parse({ ...blank, view: "nonsense", sort: "?", unread: "x", q: null })).toMatchObject({
      view: "open",
      sort: "newest",
      unread: false,
      q: "",
    });
  });
});

describe("a conversation", () => {
  it("is found by number or id in its own shop only", async () => {
    const { id } = await ask("a@example.com", { of: other });
    await expect(findConversation(shop, id)).rejects.toMatchObject({ code: "no-such-conversation" });
    await expect(findConversation(shop, "x'; --")).rejects.toMatchObject({ code: "no-such-conversation" });
    expect((await findConversation(other, "1")).conversation.id).toBe(id);
  });

  it("shows its newest fifty messages, and those before on request", async () => {
    const { id } = await ask("a@example.com");
    for (let at = 1; at <= 60; at += 1) {
      clock.set(new Date(Date.UTC(2026, 10, 22, 10, 0, at)));
      await addNote(shop, olive, { conversationId: id, text: `n${at}`, cause: `n${at}` });
    }
    const newest = await findConversation(shop, id);
    expect([newest.messages.length, newest.messages.at(-1)?.text]).toEqual([50, "n60"]);
    const before = await findConversation(shop, id, newest.older);
    expect([before.messages.length, before.messages[0]?.text, before.older]).toEqual([11, "Hello", null]);
  });

  it("is linked to an order and unlinked, each step once in the thread and the audit trail", async () => {
    const { id } = await ask("a@example.com");
    const link = { conversationId: id, order: "1001" };
    await linkOrder(shop, olive, link);
    await linkOrder(shop, olive, link);
    const { conversation } = await findConversation(shop, id);
    expect(conversation.orders).toMatchObject([{ orderId: "gid://shopify/Order/1001", why: "linked by Olive Owner" }]);
    await unlinkOrder(shop, olive, { conversationId: id, orderId: "gid://shopify/Order/1001" });
    const actions = await prisma.auditEntry.findMany({ where: { shop, orderId: "gid://shopify/Order/1001" }, orderBy: { id: "asc" } });
    expect(actions.map((one) => one.action)).toEqual(["order linked to conversation", "order unlinked from conversation"]);
    await plantOrder(other, 1555);
    await expect(linkOrder(shop, olive, { conversationId: id, order: "#1555" })).rejects.toMatchObject({ code: "no-such-order" });
  });

  it("is given only to staff of the shop", async () => {
    const { id } = await ask("a@example.com");
    await prisma.staffMember.create({ data: { shop: other, id: "9", name: "Other", scopes: [], lastSeenAt: new Date() } });
    await expect(assignConversation(shop, olive, { conversationId: id, assigneeId: "9" })).rejects.toMatchObject({ code: "no-such-staff" });
  });

  it("stands beside the same shopper's earlier ones", async () => {
    const first = await ask("a@example.com");
    const second = await ask("a@example.com", { text: "Again" });
    await ask("b@example.com");
    await ask("a@example.com", { of: other });
    const { conversation } = await findConversation(shop, second.id);
    expect((await findPastConversations(shop, conversation)).map((one) => one.id)).toEqual([first.id]);
  });
});

describe("a file's address", () => {
  it("opens the file until it expires, and not once a letter was changed", async () => {
    const { id } = await prisma.storedFile.create({
      data: { shop, name: "box.png", type: "image/png", size: 3, bytes: Uint8Array.of(1, 2, 3), createdAt: clock.now() },
    });
    const token = fileLink(shop, id).split("/").at(-1) ?? "";
    expect(await openFileLink(token)).toMatchObject({ name: "box.png" });
    await expect(openFileLink(`${token.slice(0, -1)}${token.endsWith("A") ? "B" : "A"}`)).rejects.toMatchObject({ code: "link-expired" });
    clock.set("2026-11-22T12:00:00Z");
    await expect(openFileLink(token)).rejects.toMatchObject({ code: "link-expired" });
  });
});
