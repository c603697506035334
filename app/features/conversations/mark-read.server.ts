import { prisma } from "~/platform/db/db.server";
import type { Conversation } from "./conversation";
import { keepRead } from "./record/keep-read.server";

/** An agent has seen the conversation as it is; writes nothing when they had before. */
export async function markRead(
  shop: string,
  staffId: string,
  { id, lastMessageAt }: Pick<Conversation, "id" | "lastMessageAt">,
): Promise<void> {
  const key = { shop, conversationId: id, staffId };
  const read = await prisma.conversationRead.findUnique({ where: { shop_conversationId_staffId: key }, select: { readAt: true } });
  if (read && read.readAt >= lastMessageAt) return;
  await keepRead(prisma, shop, staffId, id);
}
