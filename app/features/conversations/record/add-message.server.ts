import { clock } from "~/platform/clock";
import type { Tx } from "~/platform/db/db.server";
import { emit } from "~/platform/facts/facts.server";
import { shorten } from "../conversation";
import { transitionOf } from "../conversation-life";
import { conversationStarted, messageWritten } from "../conversations-facts";
import type { MessageDetails, MessageKind, MessageState } from "../message";

/** A message to be stored. */
export interface NewMessage {
  kind: MessageKind;
  authorId?: string;
  authorName: string;
  channel: string;
  text: string;
  html?: string | null;
  state?: MessageState;
  mailMessageId?: string | null;
  /** The same cause is stored once. */
  cause?: string;
  fileIds?: string[];
  details?: MessageDetails;
  /** When it happened, where that is not now. */
  at?: Date;
}

/**
 * Stores a message and moves its conversation: status, waiting clock, preview. The caller holds the conversation's row.
 * @throws a unique violation (`isTaken`) when the cause has a message already
 * @returns the message's id
 */
export async function addMessage(tx: Tx, shop: string, conversationId: string, message: NewMessage): Promise<string> {
  const now = clock.now();
  const { details, at = now, ...rest } = message;
  const { id } = await tx.message.create({
    data: { ...rest, shop, conversationId, createdAt: at, ...(details ? { details } : {}) },
    select: { id: true },
  });
  const where = { shop_id: { shop, id: conversationId } };
  if (message.kind === "note" || message.kind === "event") {
    await tx.conversation.updateMany({ where: { shop, id: conversationId, lastMessageAt: { lt: at } }, data: { lastMessageAt: at } });
    return id;
  }
  const byCustomer = message.kind === "customer";
  const before = await tx.conversation.findUniqueOrThrow({ where, select: { waitingSince: true, orders: { select: { orderId: true } } } });
  await tx.conversation.update({
    where,
    data: {
      status: transitionOf(byCustomer ? "customerWrites" : "agentReplies").to,
      closedAt: null,
      waitingSince: byCustomer ? (before.waitingSince ?? now) : null,
      preview: shorten(message.text, 140),
      lastMessageAt: now,
    },
  });
  await emit(
    tx,
    shop,
    messageWritten,
    { conversationId, messageId: id, kind: byCustomer ? "customer" : "agent" },
    before.orders[0]?.orderId,
  );
  return id;
}

/** What a new conversation is made of. */
export interface NewConversation {
  subject: string;
  channel: "form" | "email" | "return" | "agent";
  customerId: string | null;
  contactEmail: string | null;
  contactName: string | null;
  identity: "verified" | "unverified";
  locale: string;
  order?: { orderId: string; why: string };
  returnId?: string;
  /** When it began, where that is not now. */
  at?: Date;
}

/** Stores a conversation with the shop's next number, without messages. */
export async function addConversation(
  tx: Tx,
  shop: string,
  { order, returnId, at, ...data }: NewConversation,
): Promise<{ id: string; number: number }> {
  // Numbers are given one at a time in each shop, so that none is given twice or skipped.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`conversation-number ${shop}`}, 0))`;
  const newest = await tx.conversation.findFirst({ where: { shop }, orderBy: { number: "desc" }, select: { number: true } });
  const now = at ?? clock.now();
  const made = await tx.conversation.create({
    data: { ...data, shop, number: (newest?.number ?? 0) + 1, lastMessageAt: now, createdAt: now },
    select: { id: true, number: true },
  });
  if (order) await tx.conversationOrder.create({ data: { shop, conversationId: made.id, ...order, linkedAt: now } });
  if (returnId) await tx.conversationReturn.create({ data: { shop, conversationId: made.id, returnId } });
  const told = { conversationId: made.id, orderId: order?.orderId ?? null, channel: data.channel };
  await emit(tx, shop, conversationStarted, told, order?.orderId);
  return made;
}
