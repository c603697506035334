import { seconds } from "~/platform/clock";
import type { Tx } from "~/platform/db/db.server";

/**
 * Whether something happened before the app came to the shop: what we learn of it later is history, not news. Shopify's times are
 * whole seconds, ours are not.
 */
export async function wasBeforeUs(tx: Tx, shop: string, at: Date): Promise<boolean> {
  const row = await tx.shop.findUnique({ where: { shop }, select: { installedAt: true } });
  return row !== null && at.getTime() < row.installedAt.getTime() - seconds(1);
}
