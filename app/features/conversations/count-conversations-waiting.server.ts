import { COUNTED } from "~/lib/bounded-count";
import { prisma } from "~/platform/db/db.server";

/** Open conversations that wait for an answer; counting stops at a hundred. */
export async function countConversationsWaiting(shop: string): Promise<number> {
  const where = { shop, status: "open", spam: false };
  return (await prisma.conversation.findMany({ where, select: { id: true }, take: COUNTED })).length;
}
