import { findOrderNames } from "~/features/orders/find-order-names.server";
import { inTransaction } from "~/platform/db/db.server";
import type { Agent } from "./agent";
import { addEvent } from "./record/add-event.server";
import { holdConversation } from "./record/hold-conversation.server";

/** Takes back a tie between a conversation and an order (GID). @throws Refusal "no-such-conversation" */
export async function unlinkOrder(shop: string, agent: Agent, change: { conversationId: string; orderId: string }): Promise<void> {
  const { conversationId, orderId } = change;
  const orderName = (await findOrderNames(shop, [orderId])).get(orderId) ?? "an order that is gone";
  await inTransaction(async (tx) => {
    const conversation = await holdConversation(tx, shop, conversationId);
    const { count } = await tx.conversationOrder.deleteMany({ where: { shop, conversationId: conversation.id, orderId } });
    if (count === 0) return;
    const details = { kind: "orderUnlinked" as const, by: agent.name, orderName };
    await addEvent(tx, shop, agent, conversation, { details, action: "order unlinked from conversation", orderId });
  });
}
