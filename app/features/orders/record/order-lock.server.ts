import type { Tx } from "~/platform/db/db.server";

/**
 * Until the transaction ends, nobody else takes over news of this order. Needed before the row exists, when there is nothing to lock.
 * A transaction takes the locks of several orders in the order of their ids.
 */
export async function lockOrder(tx: Tx, shop: string, orderId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`${shop} ${orderId}`}, 7))`;
}
