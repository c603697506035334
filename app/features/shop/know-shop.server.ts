import { findShop } from "./find-shop.server";
import type { Shop } from "./shop";

/** How long this process believes what it read, in milliseconds of its own time: a change made by another process shows after it. */
const BELIEVED_MS = 5_000;
/** Shops remembered at once; beyond it the memory begins anew. */
const MOST = 5_000;

const known = new Map<string, { shop: Shop; until: number }>();

/**
 * findShop for pages that every visitor opens: the row comes from this process's memory for some seconds. A change in this process
 * (settings, proxy path, goodbye) shows at once, see `forgetKnownShop`.
 * @throws Refusal "shop-gone" when the app is not installed in that shop
 */
export async function knowShop(shop: string): Promise<Shop> {
  const found = known.get(shop);
  if (found && found.until > performance.now()) return found.shop;
  const row = await findShop(shop);
  if (known.size >= MOST) known.clear();
  known.set(shop, { shop: row, until: performance.now() + BELIEVED_MS });
  return row;
}

/** What was read of a shop is out of date: the next visitor's page asks the database. */
export function forgetKnownShop(shop: string): void {
  known.delete(shop);
}
