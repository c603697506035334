import { beforeEach, describe, expect, it } from "vitest";
import { returnApproved, returnRequested } from "~/features/returns/returns-facts";
import { prisma } from "~/platform/db/db.server";
import { emit } from "~/platform/facts/facts.server";
import { runJobs } from "../support/jobs";
import { plantShops } from "../support/plant";
import { findConversationsOfOrder } from "~/features/conversations/find-conversations-of-order.server";
import { startConversation } from "~/features/conversations/start-conversation.server";

const orderId = "gid://shopify/Order/1001";
const returnId = "0190a0de-0000-7000-8000-000000000001";
let shop: string;
let other: string;

beforeEach(async () => {
  ({ shop, other } = await plantShops());
});

const tell = async (fact: typeof returnRequested): Promise<void> => {
  await prisma.$transaction((tx) => emit(tx, shop, fact, { orderId, returnId }, orderId));
  await runJobs();
};
const ask = (of: string) =>
  startConversation({
    shop: of,
    channel: "form",
    text: "Can I send it back?",
    contact: { email: "maya@example.com" },
    orderId,
    why: "signed link",
    identity: "verified",
    cause: "q",
  });
const events = () =>
  prisma.message.findMany({
    where: { shop, kind: "event" },
    orderBy: { createdAt: "asc" },
    select: { conversationId: true, details: true },
  });

describe("a return", () => {
  it("appears in the conversation about its order, and every step once", async () => {
    const { id } = await ask(shop);
    await tell(returnRequested);
    await tell(returnRequested);
    await tell(returnApproved);
    expect(await events()).toEqual([
      { conversationId: id, details: { kind: "return", event: "requested", returnId, orderId } },
      { conversationId: id, details: { kind: "return", event: "approved", returnId, orderId } },
    ]);
    expect(await prisma.conversationReturn.count({ where: { shop, returnId } })).toBe(1);
  });

  it("asked for without a question opens a conversation with the order's shopper", async () => {
    await tell(returnRequested);
    expect(await findConversationsOfOrder(shop, orderId)).toMatchObject([
      { number: 1, subject: "Return from order #1001", status: "open" },
    ]);
    const made = await prisma.conversation.findFirstOrThrow({ where: { shop } });
    expect(made).toMatchObject({ contactEmail: "maya@example.com", customerId: "gid://shopify/Customer/7", identity: "verified" });
    await expect(ask(shop)).resolves.toMatchObject({ id: made.id, joined: true });
  });

  it("that nobody wrote about opens nothing when staff work on it", async () => {
    await tell(returnApproved);
    expect(await prisma.conversation.count({ where: { shop } })).toBe(0);
  });

  it("leaves another shop's conversation about an order of the same id alone", async () => {
    await ask(other);
    await tell(returnRequested);
    expect(await prisma.message.count({ where: { shop: other, kind: "event" } })).toBe(0);
    expect(await prisma.conversation.count({ where: { shop } })).toBe(1);
  });
});
