import type { Tx } from "~/platform/db/db.server";

/** What the outbox tells when a mail left or finally failed. */
export interface MailOutcome {
  shop: string;
  cause: string;
  outcome: "sent" | "failed";
  error: string | null;
}

/** Shows in the thread what became of an agent's mail; a failure puts the conversation back on the agents' desk. */
export async function tellMailOutcome({ shop, cause, outcome, error }: MailOutcome, tx: Tx): Promise<void> {
  const id = /^message:([0-9a-f-]{36})$/.exec(cause)?.[1];
  if (!id) return;
  const { count } = await tx.message.updateMany({ where: { shop, id, state: "queued" }, data: { state: outcome, failure: error } });
  if (count === 0 || outcome === "sent") return;
  await tx.conversation.updateMany({ where: { shop, status: "pending", messages: { some: { shop, id } } }, data: { status: "open" } });
}
