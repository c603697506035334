import { inTransaction } from "~/platform/db/db.server";
import { recordReturn } from "./record-return.server";
import type { Return } from "./return";
import { readReturnSnapshot } from "./shopify/return-snapshot.server";

/**
 * Reads a return from Shopify and takes over what it says.
 * @param gid Shopify's Return id
 * @param toldAt when Shopify announced what happened, if a webhook led here
 * @returns our return, or null when Shopify has none of that id. Throws as adminGraphql does.
 */
export async function refreshReturn(shop: string, gid: string, toldAt?: Date): Promise<Return | null> {
  const snapshot = await readReturnSnapshot(shop, gid);
  return snapshot && inTransaction((tx) => recordReturn(tx, shop, snapshot, { toldAt }));
}
