import { z } from "zod";
import { findOrder } from "~/features/orders/find-order.server";
import { findShop } from "~/features/shop/find-shop.server";
import { audit, SYSTEM } from "~/platform/db/audit.server";
import { inTransaction, isTaken, type Tx } from "~/platform/db/db.server";
import { pickLocale, translator } from "~/platform/i18n/translate.server";
import { defineJob, type Job } from "~/platform/jobs/jobs.server";
import { eventSentence } from "./conversation-words";
import type { ReturnEvent } from "./message";
import { addConversation, addMessage } from "./record/add-message.server";
import { holdConversation } from "./record/hold-conversation.server";

interface AboutReturn {
  shop: string;
  /** GID */
  orderId: string;
  returnId: string;
}

const schema = z.object({ shop: z.string(), orderId: z.string(), returnId: z.string() });

/** One job for each thing that happens to a return: it appears in the conversation about the order. */
const noteReturn = (name: string, event: ReturnEvent): Job<AboutReturn> => defineJob({ name, schema, run: (about) => note(about, event) });

export const noteReturnRequested = noteReturn("noteReturnRequested", "requested");
export const noteReturnApproved = noteReturn("noteReturnApproved", "approved");
export const noteReturnDeclined = noteReturn("noteReturnDeclined", "declined");
export const noteReturnReceived = noteReturn("noteReturnReceived", "received");
export const noteReturnRefunded = noteReturn("noteReturnRefunded", "refunded");
export const noteReturnWithdrawn = noteReturn("noteReturnWithdrawn", "withdrawn");

async function note({ shop, orderId, returnId }: AboutReturn, event: ReturnEvent): Promise<string> {
  const cause = `return:${returnId}:${event}`;
  const fresh = await newConversation(shop, orderId, returnId);
  try {
    return await inTransaction(async (tx) => {
      // Two events of one order must not open two conversations.
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`conversation-of ${shop} ${orderId}`}, 0))`;
      const going = await conversationOf(tx, shop, orderId, returnId);
      // Only a request opens one: what staff do to a return nobody wrote about is no conversation.
      if (!going && event !== "requested") return "Skipped: no conversation about this order";
      const id = going ?? (await addConversation(tx, shop, fresh)).id;
      await holdConversation(tx, shop, id);
      await tx.conversationReturn.createMany({ data: { shop, conversationId: id, returnId }, skipDuplicates: true });
      await addMessage(tx, shop, id, {
        kind: "event",
        authorName: "Aftercare",
        channel: "return",
        text: "",
        details: { kind: "return", event, returnId, orderId },
        cause,
      });
      if (!going) {
        const preview = eventSentence({ kind: "return", event, returnId, orderId });
        await tx.conversation.update({ where: { shop_id: { shop, id } }, data: { preview } });
      }
      if (event === "requested") {
        await tx.conversation.update({ where: { shop_id: { shop, id } }, data: { status: "open", closedAt: null } });
        await audit(tx, shop, SYSTEM, going ? "return joined conversation" : "conversation started", {
          subject: "conversation",
          subjectId: id,
          orderId,
          details: { returnId },
        });
      }
      return going ? "Noted in the conversation" : "Conversation opened";
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    return "Skipped: noted before";
  }
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

async function newConversation(shop: string, orderId: string, returnId: string): Promise<Parameters<typeof addConversation>[2]> {
  const [shopRow, order] = await Promise.all([findShop(shop), findOrder(shop, orderId)]);
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
  };
}
