import { addNote } from "./add-note.server";
import type { Agent } from "./agent";
import { assignConversation } from "./assign-conversation.server";
import type { ConversationForm } from "./conversation-form";
import { linkOrder } from "./link-order.server";
import { replyToConversation } from "./reply-to-conversation.server";
import { resendReply } from "./resend-reply.server";
import { setStatus } from "./set-status.server";
import { unlinkOrder } from "./unlink-order.server";

/** Does what the conversation page asks for. @throws the Refusals of the use cases */
export async function actOnConversation(shop: string, agent: Agent, conversationId: string, form: ConversationForm): Promise<void> {
  switch (form.deed) {
    case "reply":
      await replyToConversation(shop, agent, { conversationId, text: form.text, cause: form.cause });
      return;
    case "note":
      return addNote(shop, agent, { conversationId, text: form.text, cause: form.cause });
    case "assign":
      return assignConversation(shop, agent, { conversationId, assigneeId: form.assigneeId || null });
    case "close":
    case "reopen":
      return setStatus(shop, agent, { conversationId, deed: form.deed });
    case "link":
      return linkOrder(shop, agent, { conversationId, order: form.order });
    case "unlink":
      return unlinkOrder(shop, agent, { conversationId, orderId: form.orderId });
    case "resend":
      return resendReply(shop, agent, { conversationId, messageId: form.messageId });
  }
}
