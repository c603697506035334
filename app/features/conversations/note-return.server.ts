import { z } from "zod";
import { Refusal } from "~/lib/refusal";
import { findOrder } from "~/features/orders/find-order.server";
import { findShop } from "~/features/shop/find-shop.server";
import { clock, days, later } from "~/platform/clock";
import { audit, SYSTEM } from "~/platform/db/audit.server";
import { inTransaction, isTaken, type Tx } from "~/platform/db/db.server";
import { pickLocale, translator } from "~/platform/i18n/translate.server";
import { defineJob, type Job } from "~/platform/jobs/jobs.server";
import { eventSentence } from "./conversation-words";
import type { ReturnEvent } from "./message";
import { addConversation, addMessage } from "./record/add-message.server";
import { holdConversation } from "./record/hold-conversation.server";
import { settleSilent } from "./record/settle-silent.server";

interface AboutReturn {
  shop: string;
  /** GID */
  orderId: string;
  returnId: string;
  /** ISO 8601: when it happened; absent: now. */
  at?: string | undefined;
  /** Nothing more is to be done for the return. */
  settled?: boolean | undefined;
}

const schema = z.object({
  shop: z.string(),
  orderId: z.string(),
  returnId: z.string(),
  at: z.iso.datetime().optional(),
  settled: z.boolean().optional(),
});

/** One job for each thing that happens to a return: it appears in the conversation about the order. */
const noteReturn = (name: string, event: ReturnEvent): Job<AboutReturn> =>
  defineJob({ name, schema, run: (about, { last }) => note(about, event, last) });

export const noteReturnRequested = noteReturn("noteReturnRequested", "requested");
export const noteReturnApproved = noteReturn("noteReturnApproved", "approved");
export const noteReturnDeclined = noteReturn("noteReturnDeclined", "declined");
export const noteReturnReceived = noteReturn("noteReturnReceived", "received");
export const noteReturnRefunded = noteReturn("noteReturnRefunded", "refunded");
export const noteReturnWithdrawn = noteReturn("noteReturnWithdrawn", "withdrawn");
export const noteReturnClosed = noteReturn("noteReturnClosed", "closed");

/** What happened longer ago stands in the thread at the moment we heard of it, so that it is not overlooked far down the list. */
const RECENT = days(30);

async function note(about: AboutReturn, event: ReturnEvent, last: boolean): Promise<string> {
  const { shop, orderId, returnId, settled = false } = about;
  const now = clock.now();
  const told = about.at ? new Date(about.at) : now;
  const at = told >= later(now, -RECENT) && told <= now ? told : now;
  const fresh = event === "requested" ? await newConversation(about, at, last) : null;
  try {
    return await inTransaction(async (tx) => {
      // Two events of one order must not open two conversations.
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`conversation-of ${shop} ${orderId}`}, 0))`;
      const going = await conversationOf(tx, shop, orderId, returnId);
      // Only a request that waits opens one: what staff do to a return nobody wrote about is no conversation.
      if (!going && !fresh) return "Skipped: no conversation about this order";
      if (!going && (await isOver(tx, about))) return "Skipped: the return is over already";
      const id = going ?? (fresh && (await addConversation(tx, shop, fresh)).id);
      if (!id) return "Skipped: no conversation about this order";
      const conversation = await holdConversation(tx, shop, id);
      await tx.conversationReturn.createMany({ data: { shop, conversationId: id, returnId }, skipDuplicates: true });
      const details = { kind: "return", event, returnId, orderId } as const;
      const message = { kind: "event", authorName: "Aftercare", channel: "return", text: "", details, at } as const;
      await addMessage(tx, shop, id, { ...message, cause: causeOf(about, event) });
      const where = { shop_id: { shop, id } };
      if (!going) await tx.conversation.update({ where, data: { preview: eventSentence(details) } });
      if (event === "requested") {
        await tx.conversation.update({ where, data: { status: "open", closedAt: null } });
        const action = going ? "return joined conversation" : "conversation started";
        await audit(tx, shop, SYSTEM, action, { subject: "conversation", subjectId: id, orderId, details: { returnId }, at });
      } else await settleSilent(tx, shop, conversation, { orderId, at, settled, preview: eventSentence(details) });
      return going ? "Noted in the conversation" : "Conversation opened";
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    return "Skipped: noted before";
  }
}

/** Pieces arrive and are refunded in parts, each at its own moment; the other steps happen once. */
function causeOf({ returnId, at }: AboutReturn, event: ReturnEvent): string {
  const inParts = event === "received" || event === "refunded";
  return inParts && at ? `return:${returnId}:${event}:${at}` : `return:${returnId}:${event}`;
}

/** Whether the end of the return was told already: the news of its request may have waited for its order. */
async function isOver(tx: Tx, { shop, orderId, returnId }: AboutReturn): Promise<boolean> {
  const told = await tx.fact.findMany({
    where: { shop, orderId, name: { startsWith: "return" }, payload: { path: ["returnId"], equals: returnId } },
    select: { payload: true },
    take: 20,
  });
  return told.some((fact) => (fact.payload as { settled?: boolean }).settled === true);
}

/** The conversation the return is tied to already; else the newest about its order that is not closed. */
async function conversationOf(tx: Tx, shop: string, orderId: string, returnId: string): Promise<string | undefined> {
  const newest = [{ lastMessageAt: "desc" as const }, { id: "desc" as const }];
  const tied = await tx.conversation.findFirst({
    where: { shop, returns: { some: { shop, returnId } } },
    orderBy: newest,
    select: { id: true },
  });
  if (tied) return tied.id;
  const about = await tx.conversation.findFirst({
    where: { shop, status: { in: ["open", "pending"] }, orders: { some: { shop, orderId } } },
    orderBy: newest,
    select: { id: true },
  });
  return about?.id;
}

/** @throws Error while the order is not here yet, so that the job is tried again; Refusal when it never came */
async function newConversation(
  { shop, orderId, returnId }: AboutReturn,
  at: Date,
  last: boolean,
): Promise<Parameters<typeof addConversation>[2]> {
  const [shopRow, order] = await Promise.all([
    findShop(shop),
    findOrder(shop, orderId).catch((error: unknown) => {
      throw error instanceof Refusal && !last ? new Error(`order ${orderId} is not here yet`, { cause: error }) : error;
    }),
  ]);
  const locale = pickLocale(order.locale, shopRow.locale);
  return {
    subject: translator(locale)("conversations.returnOfOrder", { order: order.name }),
    channel: "return",
    customerId: order.customerId,
    contactEmail: order.email,
    contactName: order.customerName,
    // Who asks for a return has proved to own the order.
    identity: "verified",
    locale,
    order: { orderId, why: "return request" },
    returnId,
    at,
  };
}
