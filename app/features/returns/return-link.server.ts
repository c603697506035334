import type { Shop } from "~/features/shop/shop";
import { days, later } from "~/platform/clock";
import { readToken, signedToken } from "~/platform/secrets/seal.server";

/** A return's page stays open for a shopper this long after its last mail. */
const LIFE = days(180);

const purpose = (shop: string): string => `return:${shop}`;

/** A token that opens one return's status page and lets its holder withdraw it. */
export const signReturnToken = (shop: string, returnId: string, now: Date): string =>
  signedToken(purpose(shop), returnId, later(now, LIFE));

/** The return's id, or null when the token was altered, is another shop's, or has expired. */
export const readReturnToken = (shop: string, token: string, now: Date): string | null => readToken(purpose(shop), token, now) ?? null;

/** Address of a return's status page for mails. */
export function returnLink(shop: Shop, returnId: string, locale: string, now: Date): string {
  const query = new URLSearchParams({ k: signReturnToken(shop.shop, returnId, now), locale });
  return `${shop.primaryUrl}${shop.proxyPath}/returns/r?${query.toString()}`;
}
