import { findStaff } from "~/features/staff/find-staff.server";
import { Refusal } from "~/lib/refusal";
import { inTransaction } from "~/platform/db/db.server";
import type { Agent } from "./agent";
import { addEvent } from "./record/add-event.server";
import { holdConversation } from "./record/hold-conversation.server";

/**
 * Gives a conversation to a member of staff, or to nobody (null).
 * @throws Refusal "no-such-conversation", "no-such-staff"
 */
export async function assignConversation(
  shop: string,
  agent: Agent,
  change: { conversationId: string; assigneeId: string | null },
): Promise<void> {
  const { assigneeId } = change;
  const to = (await findStaff(shop)).find((one) => one.id === assigneeId);
  if (assigneeId !== null && !to) throw new Refusal("invalid", "no-such-staff", "That person has not used this app yet.");
  await inTransaction(async (tx) => {
    const conversation = await holdConversation(tx, shop, change.conversationId);
    if (conversation.assigneeId === assigneeId) return;
    await tx.conversation.update({ where: { shop_id: { shop, id: conversation.id } }, data: { assigneeId } });
    const details = { kind: "assigned" as const, by: agent.name, to: to?.name ?? null };
    await addEvent(tx, shop, agent, conversation, { details, action: "conversation assigned", more: { to: assigneeId } });
  });
}
