import { findOrderByContact } from "~/features/orders/find-order-by-contact.server";
import { later } from "~/platform/clock";
import { defineLimit } from "~/platform/limits/rate-limit.server";
import { signTrackingToken, TRACKING_LIFE } from "./tracking-token.server";

// Ten minutes each. One address may serve a whole office, so it gets more tries than one order does.
const perAddress = defineLimit("track-address", 30, 600);
const perOrder = defineLimit("track-order", 10, 600);
const perContact = defineLimit("track-contact", 15, 600);

/** "#1001", "1001" and "no. 1001" are tries on one order. */
const sameNumber = (typed: string): string => typed.replace(/\D/g, "") || typed.trim().toLowerCase();

/**
 * A token for the order with this number and contact; null for every wrong pair, known order or not, after the same work.
 * @throws Refusal "too-many-tries", which counts before anything is looked up, so that it tells nothing either
 */
export async function lookUpOrder(shop: string, asked: { number: string; contact: string; ip: string }, now: Date): Promise<string | null> {
  await perAddress.take(`${shop} ${asked.ip}`);
  await perOrder.take(`${shop} ${sameNumber(asked.number)}`);
  await perContact.take(`${shop} ${asked.contact.trim().toLowerCase()}`);
  const orderId = await findOrderByContact(shop, asked);
  return orderId ? signTrackingToken(shop, orderId, later(now, TRACKING_LIFE.lookUp)) : null;
}
