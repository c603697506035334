import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "~/lib/refusal";
import { shopify } from "./shopify.server";

/** Shopify could not be reached or is busy; nothing happened there. Jobs retry on this. */
export class ShopifyUnavailable extends Error {
  override readonly name = "ShopifyUnavailable";
}

/** Refreshes under way in this process: all calls of a shop wait for one, so that they don't outdate each other's tokens. */
const underWay = new Map<string, Promise<string>>();

/**
 * The shop's offline token, refreshed when it is about to expire.
 * @throws Refusal "shop-gone" when the shop has none (uninstalled); ShopifyUnavailable when it can't be refreshed now: the refresh
 *   token stays good until its successor is used (https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens)
 */
export function offlineToken(shop: string, timeoutMs: number): Promise<string> {
  const waiting = underWay.get(shop);
  if (waiting) return waiting;
  const token = readToken(shop, timeoutMs).finally(() => underWay.delete(shop));
  underWay.set(shop, token);
  return token;
}

async function readToken(shop: string, timeoutMs: number): Promise<string> {
  const over = new AbortController();
  // The library's own call has no time-out.
  const late = sleep(timeoutMs, undefined, { signal: over.signal, ref: false }).then(() => {
    throw new ShopifyUnavailable("the access token could not be refreshed in time");
  });
  late.catch(() => undefined);
  try {
    const { session } = await Promise.race([shopify.unauthenticated.admin(shop), late]);
    if (!session.accessToken) throw new ShopifyUnavailable(`session ${session.id} carries no token`);
    return session.accessToken;
  } catch (error) {
    if (error instanceof ShopifyUnavailable) throw error;
    if ((await shopify.sessionStorage.loadSession(`offline_${shop}`)) === undefined)
      throw new Refusal("unavailable", "shop-gone", "The app is not installed in this shop any more.", { cause: error });
    throw new ShopifyUnavailable("the access token could not be refreshed", { cause: error });
  } finally {
    over.abort();
  }
}

/** Makes the next call refresh the token: Shopify no longer takes `refused`. Somebody else's newer one is left alone. */
export async function forgetToken(shop: string, refused: string): Promise<void> {
  const session = await shopify.sessionStorage.loadSession(`offline_${shop}`);
  if (!session?.refreshToken || session.accessToken !== refused) return;
  // not 1970: the library takes an expiry of 0 for "never"
  session.expires = new Date(Date.now() - 60_000);
  await shopify.sessionStorage.storeSession(session);
}
