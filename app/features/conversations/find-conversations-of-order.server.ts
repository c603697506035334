import { prisma } from "~/platform/db/db.server";
import type { ConversationStatus, ConversationSummary } from "./conversation";

const MOST = 50;

/** The conversations about an order, newest first, at most 50. @param orderId GID */
export async function findConversationsOfOrder(shop: string, orderId: string): Promise<ConversationSummary[]> {
  const rows = await prisma.conversation.findMany({
    where: { shop, orders: { some: { shop, orderId } } },
    orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: { id: true, number: true, subject: true, status: true, lastMessageAt: true, preview: true },
  });
  return rows.map((row) => ({ ...row, status: row.status as ConversationStatus }));
}
