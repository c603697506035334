import { financialStatus, fulfillmentStatus, orderTotals, returnStatusOf } from "../actions/compute.ts";
import type { Order, Shop } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { esc } from "./http.ts";

/** Money in the words of the admin, e.g. "€18.00". */
export const price = (amount: string, currency: string): string =>
  new Intl.NumberFormat("en", { style: "currency", currency }).format(Number(amount));

/** A moment in the shop's own time zone. */
export const moment = (iso: string, shop: Shop): string =>
  new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: shop.timezone }).format(new Date(iso));

const TONES: Record<string, string> = {
  PAID: "good",
  FULFILLED: "good",
  RETURNED: "good",
  SUCCESS: "good",
  PENDING: "warn",
  UNFULFILLED: "warn",
  PARTIALLY_FULFILLED: "warn",
  RETURN_REQUESTED: "warn",
  REQUESTED: "warn",
  IN_PROGRESS: "warn",
  OPEN: "warn",
  CANCELLED: "bad",
};

/** A state as a badge: "PARTIALLY_FULFILLED" → "Partially fulfilled". */
export function badge(state: string | null): string {
  if (!state) return "";
  const words = state.toLowerCase().replace(/_/g, " ");
  return `<span class="badge ${TONES[state] ?? ""}">${esc(words.charAt(0).toUpperCase() + words.slice(1))}</span>`;
}

/** What lists and the order's page say about an order. */
export function orderFacts(world: World, order: Order): { customer: string; badges: string; total: string } {
  const person = order.customerId ? world.state.customers[order.customerId] : undefined;
  const address = order.shippingAddress;
  const name = person
    ? `${person.firstName} ${person.lastName}`
    : address
      ? `${address.firstName} ${address.lastName}`
      : (order.email ?? "");
  const returning = returnStatusOf(world, order);
  const states = [
    order.cancelledAt ? "CANCELLED" : null,
    financialStatus(world, order),
    fulfillmentStatus(world, order),
    returning === "NO_RETURN" ? null : returning,
  ];
  return {
    customer: name.trim(),
    badges: states.map(badge).join(" "),
    total: price(orderTotals(world, order).currentTotal, order.currency),
  };
}
