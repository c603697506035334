import { clock } from "~/platform/clock";
import type { Tx } from "~/platform/db/db.server";

/** Notes that an agent has seen the conversation up to now. */
export async function keepRead(tx: Tx, shop: string, staffId: string, conversationId: string): Promise<void> {
  const readAt = clock.now();
  const key = { shop, conversationId, staffId };
  await tx.conversationRead.upsert({
    where: { shop_conversationId_staffId: key },
    create: { ...key, readAt },
    update: { readAt },
  });
}
