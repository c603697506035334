import { findOrderNames, findOrdersNamed } from "~/features/orders/find-order-names.server";
import type { Prisma } from "~/platform/db/client/client";
import { prisma } from "~/platform/db/db.server";
import { fromCursor, toCursor } from "./cursor";
import type { ConversationLine, ConversationQuery, ConversationView } from "./list-query";
import { conversationColumns, toConversation } from "./record/conversation-row";

const PAGE = 30;

/** A page of conversations with links to the pages around it. */
export interface ConversationPage {
  lines: ConversationLine[];
  /** Cursor for `after`; null on the last page. */
  next: string | null;
  /** Cursor for `before`; null on the first page. */
  previous: string | null;
}

const viewWhere = (view: ConversationView, staffId: string): Prisma.ConversationWhereInput => {
  if (view === "mine") return { assigneeId: staffId, status: { in: ["open", "pending"] } };
  if (view === "unassigned") return { assigneeId: null, status: { in: ["open", "pending"] } };
  return view === "all" ? {} : { status: view };
};

async function textWhere(shop: string, text: string): Promise<Prisma.ConversationWhereInput> {
  const words = text.trim().slice(0, 200);
  if (!words) return {};
  const orders = await findOrdersNamed(shop, words);
  const contains = { contains: words.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  const number = /^c-(\d{1,9})$/i.exec(words)?.[1];
  return {
    OR: [
      { subject: contains },
      { contactEmail: contains },
      { contactName: contains },
      { preview: contains },
      ...(number ? [{ number: Number(number) }] : []),
      ...(orders.length > 0 ? [{ orders: { some: { shop, orderId: { in: orders.map((order) => order.id) } } } }] : []),
    ],
  };
}

/**
 * Conversations of a view, 30 at a time, by the time of the last message. "Unread" is for the asking agent: something happened
 * after they last looked.
 */
export async function findConversations(shop: string, staffId: string, query: ConversationQuery): Promise<ConversationPage> {
  const after = fromCursor(query.after);
  const before = after ? undefined : fromCursor(query.before);
  const down = (query.sort === "newest") !== Boolean(before);
  const place = after ?? before;
  const beyond = down ? "lt" : "gt";
  const where: Prisma.ConversationWhereInput = {
    shop,
    AND: [
      viewWhere(query.view, staffId),
      await textWhere(shop, query.q),
      query.channel ? { channel: query.channel } : {},
      query.assignee ? { assigneeId: query.assignee } : {},
      query.unread ? { id: { in: await unreadIds(shop, staffId) } } : {},
      place ? { OR: [{ lastMessageAt: { [beyond]: place.at } }, { lastMessageAt: place.at, id: { [beyond]: place.id } }] } : {},
    ],
  };
  const order = down ? "desc" : "asc";
  const rows = await prisma.conversation.findMany({
    where,
    orderBy: [{ lastMessageAt: order }, { id: order }],
    take: PAGE + 1,
    select: conversationColumns,
  });
  const more = rows.length > PAGE;
  const found = rows.slice(0, PAGE).map(toConversation);
  if (before) found.reverse();
  const [first, last] = [found[0], found.at(-1)];
  const at = (one: (typeof found)[number] | undefined): string | null => (one ? toCursor({ at: one.lastMessageAt, id: one.id }) : null);
  return {
    lines: await toLines(shop, staffId, found),
    next: more || before ? at(last) : null,
    previous: after || (before && more) ? at(first) : null,
  };
}

async function toLines(shop: string, staffId: string, found: ReturnType<typeof toConversation>[]): Promise<ConversationLine[]> {
  const ids = found.map((one) => one.id);
  const [names, reads] = await Promise.all([
    findOrderNames(shop, [...new Set(found.flatMap((one) => one.orders.map((link) => link.orderId)))]),
    prisma.conversationRead.findMany({
      where: { shop, staffId, conversationId: { in: ids } },
      select: { conversationId: true, readAt: true },
    }),
  ]);
  const readAt = new Map(reads.map((read) => [read.conversationId, read.readAt]));
  return found.map(({ orders, ...one }) => ({
    ...one,
    unread: (readAt.get(one.id)?.getTime() ?? 0) < one.lastMessageAt.getTime(),
    orders: orders.flatMap(({ orderId }) => {
      const name = names.get(orderId);
      return name ? [{ id: orderId, name }] : [];
    }),
  }));
}

/** The newest 500 conversations the agent has not seen in their latest state. */
async function unreadIds(shop: string, staffId: string): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    select c.id from conversations c
    left join conversation_reads r on r.shop = c.shop and r.conversation_id = c.id and r.staff_id = ${staffId}
    where c.shop = ${shop} and (r.read_at is null or r.read_at < c.last_message_at)
    order by c.last_message_at desc, c.id desc limit 500`;
  return rows.map((row) => row.id);
}
