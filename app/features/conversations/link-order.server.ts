import { findOrdersNamed } from "~/features/orders/find-order-names.server";
import { Refusal } from "~/lib/refusal";
import { clock } from "~/platform/clock";
import { inTransaction } from "~/platform/db/db.server";
import type { Agent } from "./agent";
import { addEvent } from "./record/add-event.server";
import { holdConversation } from "./record/hold-conversation.server";

/**
 * Ties a conversation to an order that an agent named; linking twice changes nothing.
 * @param change `order` as typed ("#1001", "1001")
 * @throws Refusal "no-such-conversation", "no-such-order"
 */
export async function linkOrder(shop: string, agent: Agent, change: { conversationId: string; order: string }): Promise<void> {
  const [order] = await findOrdersNamed(shop, change.order);
  if (!order) {
    const sentence = "No order of this shop has that number.";
    throw new Refusal("not-found", "no-such-order", sentence, { fields: { order: sentence } });
  }
  await inTransaction(async (tx) => {
    const conversation = await holdConversation(tx, shop, change.conversationId);
    const { count } = await tx.conversationOrder.createMany({
      data: { shop, conversationId: conversation.id, orderId: order.id, why: `linked by ${agent.name}`, linkedAt: clock.now() },
      skipDuplicates: true,
    });
    if (count === 0) return;
    const details = { kind: "orderLinked" as const, by: agent.name, orderName: order.name };
    await addEvent(tx, shop, agent, conversation, { details, action: "order linked to conversation", orderId: order.id });
  });
}
