import { z } from "zod";
import { Refusal } from "~/lib/refusal";
import { audit } from "~/platform/db/audit.server";
import { inTransaction } from "~/platform/db/db.server";
import { enqueue } from "~/platform/jobs/jobs.server";
import type { Agent } from "./agent";
import { receiveMail } from "./receive-mail.server";

/**
 * Takes in a parked or skipped mail after all, automatic or not.
 * @throws Refusal "no-such-mail" when there is none of that id to take in
 */
export function replayMail(shop: string, agent: Agent, id: string): Promise<void> {
  const gone = new Refusal("conflict", "no-such-mail", "This mail was taken in already, or is gone.");
  if (!z.uuid().safeParse(id).success) return Promise.reject(gone);
  return inTransaction(async (tx) => {
    const { count } = await tx.incomingMail.updateMany({
      where: { shop, id, state: { in: ["parked", "skipped"] } },
      data: { state: "waiting", note: null },
    });
    if (count === 0) throw gone;
    await enqueue(tx, receiveMail, { shop, id, anyway: true });
    await audit(tx, shop, agent.actor, "mail replayed", { subject: "mail", subjectId: id });
  });
}
