import { Refusal } from "~/lib/refusal";
import { audit } from "~/platform/db/audit.server";
import { inTransaction } from "~/platform/db/db.server";
import { resendMail } from "~/platform/mail/outbox.server";
import type { Agent } from "./agent";
import { holdConversation } from "./record/hold-conversation.server";
import { messageCause } from "./record/thread-headers.server";

/**
 * Sends an agent's message again after it failed for good.
 * @throws Refusal "no-such-conversation"; "not-failed" when it is on its way or was sent
 */
export function resendReply(shop: string, agent: Agent, change: { conversationId: string; messageId: string }): Promise<void> {
  return inTransaction(async (tx) => {
    const conversation = await holdConversation(tx, shop, change.conversationId);
    const { count } = await tx.message.updateMany({
      where: { shop, id: change.messageId, conversationId: conversation.id, state: "failed" },
      data: { state: "queued", failure: null },
    });
    const mail = await tx.outgoingMail.findUnique({ where: { shop_cause: { shop, cause: messageCause(change.messageId) } } });
    if (count === 0 || !mail || !(await resendMail(tx, shop, mail.id))) {
      throw new Refusal("conflict", "not-failed", "This message is on its way already.");
    }
    await tx.conversation.update({ where: { shop_id: { shop, id: conversation.id } }, data: { status: "pending" } });
    await audit(tx, shop, agent.actor, "reply sent again", {
      subject: "conversation",
      subjectId: conversation.id,
      orderId: conversation.orders[0]?.orderId ?? null,
      details: { messageId: change.messageId },
    });
  });
}
