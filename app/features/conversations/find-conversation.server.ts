import { Refusal } from "~/lib/refusal";
import { prisma } from "~/platform/db/db.server";
import type { Conversation } from "./conversation";
import { fromCursor, toCursor } from "./cursor";
import type { Message } from "./message";
import { conversationColumns, toConversation } from "./record/conversation-row";
import { messageColumns, toMessage } from "./record/message-row";

const PAGE = 50;

/** A conversation with the newest part of its thread. */
export interface ConversationInFull {
  conversation: Conversation;
  /** Oldest first, at most 50. */
  messages: Message[];
  /** Cursor to the messages before these; null at the beginning. */
  older: string | null;
}

/**
 * One conversation with a page of its thread.
 * @param which the id or the number ("7")
 * @throws Refusal "no-such-conversation"
 */
export async function findConversation(shop: string, which: string, older: string | null = null): Promise<ConversationInFull> {
  const byNumber = /^\d{1,9}$/.test(which);
  const byId = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(which);
  const row =
    byNumber || byId
      ? await prisma.conversation.findFirst({
          where: { shop, ...(byNumber ? { number: Number(which) } : { id: which }) },
          select: conversationColumns,
        })
      : null;
  if (!row) throw new Refusal("not-found", "no-such-conversation", "There is no such conversation in this shop.");
  const place = fromCursor(older);
  const rows = await prisma.message.findMany({
    where: {
      shop,
      conversationId: row.id,
      ...(place ? { OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }] } : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: PAGE + 1,
    select: messageColumns,
  });
  const page = rows.slice(0, PAGE).reverse();
  const files = await prisma.storedFile.findMany({
    where: { shop, id: { in: page.flatMap((one) => one.fileIds) } },
    select: { id: true, name: true, type: true, size: true },
  });
  const byFile = new Map(files.map((file) => [file.id, file]));
  const [first] = page;
  return {
    conversation: toConversation(row),
    messages: page.map((one) => toMessage(one, byFile)),
    older: rows.length > PAGE && first ? toCursor({ at: first.createdAt, id: first.id }) : null,
  };
}
