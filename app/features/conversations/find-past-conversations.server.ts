import { prisma } from "~/platform/db/db.server";
import type { Conversation, ConversationStatus, ConversationSummary } from "./conversation";

const MOST = 10;

/** Other conversations of the same customer or address, newest first, at most ten. */
export async function findPastConversations(
  shop: string,
  { id, customerId, contactEmail }: Pick<Conversation, "id" | "customerId" | "contactEmail">,
): Promise<ConversationSummary[]> {
  const same = [...(customerId ? [{ customerId }] : []), ...(contactEmail ? [{ contactEmail }] : [])];
  if (same.length === 0) return [];
  const rows = await prisma.conversation.findMany({
    where: { shop, id: { not: id }, OR: same },
    orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
    take: MOST,
    select: { id: true, number: true, subject: true, status: true, lastMessageAt: true, preview: true },
  });
  return rows.map((row) => ({ ...row, status: row.status as ConversationStatus }));
}
