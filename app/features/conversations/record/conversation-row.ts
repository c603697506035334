import type { Prisma } from "~/platform/db/client/client";
import type { Conversation, ConversationChannel, ConversationStatus, Identity } from "../conversation";

/** The columns of a conversation with what it hangs on. */
export const conversationColumns = {
  id: true,
  number: true,
  subject: true,
  status: true,
  channel: true,
  customerId: true,
  contactEmail: true,
  contactName: true,
  identity: true,
  assigneeId: true,
  locale: true,
  preview: true,
  waitingSince: true,
  lastMessageAt: true,
  createdAt: true,
  closedAt: true,
  orders: { select: { orderId: true, why: true, linkedAt: true }, orderBy: { linkedAt: "asc" } },
  returns: { select: { returnId: true } },
} satisfies Prisma.ConversationSelect;

type ConversationRow = Prisma.ConversationGetPayload<{ select: typeof conversationColumns }>;

export function toConversation({ returns, ...row }: ConversationRow): Conversation {
  return {
    ...row,
    status: row.status as ConversationStatus,
    channel: row.channel as ConversationChannel,
    identity: row.identity as Identity,
    returnIds: returns.map((one) => one.returnId),
  };
}
