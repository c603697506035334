import { gidDigits, orderGid } from "~/features/orders/order";
import type { Shop } from "~/features/shop/shop";
import { days, hours, later } from "~/platform/clock";
import { readToken, signedToken } from "~/platform/secrets/seal.server";

/** How long a link holds: typed by the shopper just now, or sent in a mail. */
export const TRACKING_LIFE = { lookUp: hours(1), mail: days(60) } as const;

// The shop is part of the purpose: a token of one shop means nothing in another.
const purpose = (shop: string): string => `track:${shop}`;

/** A token that opens one order's tracking page. @param orderId GID */
export function signTrackingToken(shop: string, orderId: string, until: Date): string {
  return signedToken(purpose(shop), gidDigits(orderId), until);
}

/** The order's GID, or null when the token was altered, belongs to another shop or has expired. */
export function readTrackingToken(shop: string, token: string, now: Date): string | null {
  const digits = readToken(purpose(shop), token, now);
  return digits ? orderGid(digits) : null;
}

/** Address of an order's tracking page for mails: on the shop's own domain, in the reader's language. */
export function trackingLink(shop: Shop, orderId: string, locale: string, now: Date): string {
  const query = new URLSearchParams({ k: signTrackingToken(shop.shop, orderId, later(now, TRACKING_LIFE.mail)), locale });
  return `${shop.primaryUrl}${shop.proxyPath}/track/o?${query.toString()}`;
}
