import { audit } from "~/platform/db/audit.server";
import type { Tx } from "~/platform/db/db.server";
import type { Agent } from "../agent";
import type { Conversation } from "../conversation";
import type { ConversationEvent } from "../message";
import { addMessage } from "./add-message.server";
import { keepRead } from "./keep-read.server";

/** Writes what an agent did into the thread and the audit trail; the agent has read what they did. */
export async function addEvent(
  tx: Tx,
  shop: string,
  agent: Agent,
  conversation: Conversation,
  event: { details: ConversationEvent; action: string; orderId?: string; more?: Record<string, unknown> },
): Promise<void> {
  await addMessage(tx, shop, conversation.id, {
    kind: "event",
    authorId: agent.id,
    authorName: agent.name,
    channel: "agent",
    text: "",
    details: event.details,
  });
  await keepRead(tx, shop, agent.id, conversation.id);
  await audit(tx, shop, agent.actor, event.action, {
    subject: "conversation",
    subjectId: conversation.id,
    orderId: event.orderId ?? conversation.orders[0]?.orderId ?? null,
    ...(event.more ? { details: event.more } : {}),
  });
}
