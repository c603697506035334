import { inTransaction } from "~/platform/db/db.server";
import { holdConversation } from "./record/hold-conversation.server";
import { keepRead } from "./record/keep-read.server";

/** An agent has seen the conversation up to now. @throws Refusal "no-such-conversation" */
export function markRead(shop: string, staffId: string, conversationId: string): Promise<void> {
  return inTransaction(async (tx) => {
    await holdConversation(tx, shop, conversationId);
    await keepRead(tx, shop, staffId, conversationId);
  });
}
