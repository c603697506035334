import { Refusal } from "~/lib/refusal";
import type { Tx } from "~/platform/db/db.server";
import type { Conversation } from "../conversation";
import { conversationColumns, toConversation } from "./conversation-row";

/**
 * Locks one conversation until the transaction ends and reads it: what two people do at once happens one after the other.
 * @throws Refusal "no-such-conversation"
 */
export async function holdConversation(tx: Tx, shop: string, id: string): Promise<Conversation> {
  await tx.$queryRaw`select 1 from conversations where shop = ${shop} and id = ${id}::uuid for update`;
  const row = await tx.conversation.findUnique({ where: { shop_id: { shop, id } }, select: conversationColumns });
  if (!row) throw new Refusal("not-found", "no-such-conversation", "There is no such conversation in this shop.");
  return toConversation(row);
}
