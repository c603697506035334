import { Refusal } from "~/lib/refusal";
import { clock } from "~/platform/clock";
import { inTransaction } from "~/platform/db/db.server";
import type { Agent } from "./agent";
import { can, transitionOf } from "./conversation-life";
import { addEvent } from "./record/add-event.server";
import { holdConversation } from "./record/hold-conversation.server";

/**
 * Closes or reopens a conversation.
 * @throws Refusal "no-such-conversation"; "wrong-status" with the table's sentence
 */
export function setStatus(shop: string, agent: Agent, change: { conversationId: string; deed: "close" | "reopen" }): Promise<void> {
  return inTransaction(async (tx) => {
    const conversation = await holdConversation(tx, shop, change.conversationId);
    const { to, whyNot } = transitionOf(change.deed);
    if (!can(change.deed, conversation.status)) throw new Refusal("conflict", "wrong-status", whyNot);
    const closing = change.deed === "close";
    const kind = closing ? ("closed" as const) : ("reopened" as const);
    await tx.conversation.update({
      where: { shop_id: { shop, id: conversation.id } },
      data: { status: to, closedAt: closing ? clock.now() : null, ...(closing ? { waitingSince: null } : {}) },
    });
    await addEvent(tx, shop, agent, conversation, { details: { kind, by: agent.name }, action: `conversation ${kind}` });
  });
}
