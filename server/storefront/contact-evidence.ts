import { findCustomer } from "~/features/customers/find-customer.server";
import { findOrderByContact } from "~/features/orders/find-order-by-contact.server";
import { findOrder } from "~/features/orders/find-order.server";
import { readTrackingToken } from "~/features/tracking/tracking-token.server";
import { Refusal } from "~/lib/refusal";
import { clock } from "~/platform/clock";
import type { Visit } from "./visit";

/** An order that a signed link proved. */
export interface KnownOrder {
  token: string;
  id: string;
  name: string;
  email: string | null;
  customerId: string | null;
}

/** The order of a tracking token; null for none, an expired one, or an order that is gone. */
export async function knownOrder(visit: Visit, token: string): Promise<KnownOrder | null> {
  const id = token ? readTrackingToken(visit.shop, token, clock.now()) : null;
  if (!id) return null;
  try {
    const { name, email, customerId } = await findOrder(visit.shop, id);
    return { token, id, name, email, customerId };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** The signed-in shopper as far as we know them: fills in the form. Null for guests. */
export async function findAsker(visit: Visit): Promise<{ id: string; name: string; email: string | null } | null> {
  const customer = visit.customerId ? await findCustomer(visit.shop, visit.customerId) : null;
  if (!customer) return null;
  return { id: customer.id, name: [customer.firstName, customer.lastName].filter(Boolean).join(" "), email: customer.email };
}

/** What ties a question to an order and a customer, in words that agents read. */
export interface Evidence {
  orderId: string | null;
  why: string;
  identity: "verified" | "unverified";
  customerId: string | null;
}

/**
 * How sure we are of who asks. Whoever holds a signed link but wants the answer elsewhere than at the order's own address stays
 * unverified: links can be passed on.
 */
export async function findEvidence(visit: Visit, asked: { known: KnownOrder | null; order: string; email: string }): Promise<Evidence> {
  const { known, email } = asked;
  const signedIn = await findAsker(visit);
  const own = signedIn?.email === email ? signedIn : null;
  if (known) {
    const elsewhere = known.email !== null && known.email !== email && known.customerId !== own?.id;
    return {
      orderId: known.id,
      why: elsewhere ? "signed link, answer wanted at another address" : "signed link",
      identity: elsewhere ? "unverified" : "verified",
      customerId: own?.id ?? (elsewhere ? null : known.customerId),
    };
  }
  const orderId = asked.order ? await findOrderByContact(visit.shop, { number: asked.order, contact: email }) : null;
  return {
    orderId,
    why: orderId ? "order number and matching e-mail" : own ? "signed in" : "",
    identity: orderId || own ? "verified" : "unverified",
    customerId: own?.id ?? null,
  };
}
