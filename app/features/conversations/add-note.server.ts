import { audit } from "~/platform/db/audit.server";
import { inTransaction, isTaken } from "~/platform/db/db.server";
import { checkText, type Agent } from "./agent";
import { addMessage } from "./record/add-message.server";
import { holdConversation } from "./record/hold-conversation.server";
import { keepRead } from "./record/keep-read.server";

/**
 * Writes an internal note; the shopper never sees it. The same `cause` writes one note.
 * @throws Refusal "no-such-conversation", "no-words", "too-long"
 */
export async function addNote(shop: string, agent: Agent, note: { conversationId: string; text: string; cause: string }): Promise<void> {
  const text = checkText(note.text);
  try {
    await inTransaction(async (tx) => {
      const conversation = await holdConversation(tx, shop, note.conversationId);
      const author = { authorId: agent.id, authorName: agent.name };
      const messageId = await addMessage(tx, shop, conversation.id, {
        kind: "note",
        ...author,
        channel: "agent",
        text,
        cause: `note:${note.cause}`,
      });
      await keepRead(tx, shop, agent.id, conversation.id);
      const orderId = conversation.orders[0]?.orderId ?? null;
      await audit(tx, shop, agent.actor, "note written", {
        subject: "conversation",
        subjectId: conversation.id,
        orderId,
        details: { messageId },
      });
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
  }
}
