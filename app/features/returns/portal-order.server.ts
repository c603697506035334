import { findOrder } from "~/features/orders/find-order.server";
import { Refusal } from "~/lib/refusal";
import { findPortalSession, type PortalSession } from "./portal-session.server";

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
