import { findOrderNames } from "~/features/orders/find-order-names.server";
import { findShop } from "~/features/shop/find-shop.server";
import { Refusal } from "~/lib/refusal";
import { audit } from "~/platform/db/audit.server";
import { inTransaction, isTaken, prisma } from "~/platform/db/db.server";
import { queueMail } from "~/platform/mail/outbox.server";
import { checkText, type Agent } from "./agent";
import { agentMail } from "./conversation-mails.server";
import { addMessage } from "./record/add-message.server";
import { holdConversation } from "./record/hold-conversation.server";
import { keepRead } from "./record/keep-read.server";
import { threadHeaders } from "./record/thread-headers.server";

/**
 * Answers the shopper by mail: the message waits in the outbox, the conversation waits for the shopper. Who answers an unassigned
 * conversation takes it.
 * @param reply `cause` is the form's own token: sending the form twice sends one mail
 * @throws Refusal "no-such-conversation", "no-address" when no address is known, "no-words", "too-long"
 * @returns the message's id
 */
export async function replyToConversation(
  shop: string,
  agent: Agent,
  reply: { conversationId: string; text: string; cause: string },
): Promise<{ messageId: string }> {
  const text = checkText(reply.text);
  const shopRow = await findShop(shop);
  const cause = `reply:${reply.cause}`;
  try {
    return await inTransaction(async (tx) => {
      const conversation = await holdConversation(tx, shop, reply.conversationId);
      const to = conversation.contactEmail;
      if (!to) throw new Refusal("conflict", "no-address", "There is no e-mail address to answer to.");
      const orderId = conversation.orders[0]?.orderId;
      const orderName = orderId ? (await findOrderNames(shop, [orderId])).get(orderId) : undefined;
      const headers = await threadHeaders(tx, shop, conversation.id);
      const messageId = await addMessage(tx, shop, conversation.id, {
        kind: "agent",
        authorId: agent.id,
        authorName: agent.name,
        channel: "email",
        text,
        state: "queued",
        cause,
      });
      const message = { id: messageId, text, agentName: agent.name, to, orderName: orderName ?? null, headers };
      const mail = await queueMail(tx, shop, agentMail(shopRow, conversation, message));
      await tx.message.update({ where: { shop_id: { shop, id: messageId } }, data: { mailMessageId: mail?.messageId ?? null } });
      if (!conversation.assigneeId) {
        await tx.conversation.update({ where: { shop_id: { shop, id: conversation.id } }, data: { assigneeId: agent.id } });
      }
      await keepRead(tx, shop, agent.id, conversation.id);
      await audit(tx, shop, agent.actor, "reply written", {
        subject: "conversation",
        subjectId: conversation.id,
        orderId: orderId ?? null,
        details: { messageId },
      });
      return { messageId };
    });
  } catch (error) {
    const before = isTaken(error)
      ? await prisma.message.findUnique({ where: { shop_cause: { shop, cause } }, select: { id: true } })
      : null;
    if (!before) throw error;
    return { messageId: before.id };
  }
}
