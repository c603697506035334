import { findOrder } from "~/features/orders/find-order.server";
import { Refusal } from "~/lib/refusal";
import { findCustomerAccess, findPortalSession, type PortalSession } from "./portal-session.server";
import { readStoreRules } from "./shopify/return-information.server";
import type { StoreRules } from "./store-rules";

/** A proven shopper before one of their orders. */
export interface PortalVisit {
  session: PortalSession;
  orderId: string;
}

/**
 * Opens an order for a session: the one its code proved, or one that belongs to the signed-in customer.
 * @returns null when the session is over, not proven, or the order is not theirs: the same answer for each
 */
export async function openPortalOrder(shop: string, token: string, orderId: string | null, now: Date): Promise<PortalVisit | null> {
  const session = await findPortalSession(shop, token, now);
  if (session?.level !== "proven") return null;
  if (session.orderId) return orderId === null || orderId === session.orderId ? { session, orderId: session.orderId } : null;
  if (!orderId || !session.customerId) return null;
  const order = await findOrder(shop, orderId).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  return order?.customerId === session.customerId ? { session, orderId } : null;
}

/**
 * The store's own return rules for a signed-in shopper's order; null for a guest, to whom Shopify doesn't tell them.
 * @throws Refusal "accounts-away", "sign-in-over"
 */
export async function findStoreRules(
  shop: string,
  token: string,
  { session, orderId }: PortalVisit,
  now: Date,
): Promise<StoreRules | null> {
  if (!session.customerId) return null;
  const access = await findCustomerAccess(shop, token, now);
  if (!access) throw new Refusal("signed-out", "sign-in-over", "Please sign in again.");
  return readStoreRules(shop, access, orderId);
}
