import type { Fulfillment, Order, Return } from "../world/types.ts";
import { money } from "../world/money.ts";
import type { World } from "../world/world.ts";
import { type OrderTotals, orderTotals, transactionsOf } from "./compute-money.ts";

export type FinancialStatus = "AUTHORIZED" | "PAID" | "PARTIALLY_PAID" | "PARTIALLY_REFUNDED" | "PENDING" | "REFUNDED" | "VOIDED";

/**
 * OrderDisplayFinancialStatus; null for an order without any transaction, as recorded from real stores.
 * @param totals of the order, when they are known already.
 */
export function financialStatus(world: World, order: Order, totals: OrderTotals = orderTotals(world, order)): FinancialStatus | null {
  const transactions = transactionsOf(world, order);
  if (transactions.length === 0) return null;
  if (!money.isZero(totals.refunded)) return money.compare(totals.refunded, totals.received) >= 0 ? "REFUNDED" : "PARTIALLY_REFUNDED";
  if (!money.isZero(totals.received)) return money.compare(totals.outstanding, "0") > 0 ? "PARTIALLY_PAID" : "PAID";
  if (transactions.some((one) => one.kind === "VOID" && one.status === "SUCCESS") || order.cancelledAt !== null) return "VOIDED";
  return transactions.some((one) => one.kind === "AUTHORIZATION" && one.status === "SUCCESS") ? "AUTHORIZED" : "PENDING";
}

export type FulfillmentStatus = "FULFILLED" | "IN_PROGRESS" | "ON_HOLD" | "PARTIALLY_FULFILLED" | "SCHEDULED" | "UNFULFILLED";

const fulfillmentsOf = (world: World, order: Order): Fulfillment[] =>
  order.fulfillmentIds.map((id) => world.state.fulfillments[id]).filter((one): one is Fulfillment => one?.status === "SUCCESS");

/** OrderDisplayFulfillmentStatus. */
export function fulfillmentStatus(world: World, order: Order): FulfillmentStatus {
  const sent = fulfillmentsOf(world, order).length > 0;
  const waiting = order.lines.some((line) => line.fulfillableQuantity > 0);
  if (sent) return waiting ? "PARTIALLY_FULFILLED" : "FULFILLED";
  const states = order.fulfillmentOrderIds.map((id) => world.state.fulfillmentOrders[id]?.status);
  if (waiting && states.includes("ON_HOLD")) return "ON_HOLD";
  if (waiting && states.includes("SCHEDULED")) return "SCHEDULED";
  return waiting && states.includes("IN_PROGRESS") ? "IN_PROGRESS" : "UNFULFILLED";
}

/** FulfillmentDisplayStatus: the newest event, FULFILLED before there is one. */
export function fulfillmentDisplayStatus(fulfillment: Fulfillment): string {
  if (fulfillment.status === "CANCELLED") return "CANCELED";
  const newest = fulfillment.events.reduce<Fulfillment["events"][number] | undefined>(
    (last, event) => (last && last.happenedAt > event.happenedAt ? last : event),
    undefined,
  );
  return newest?.status ?? "FULFILLED";
}

export type OrderReturnStatus = "NO_RETURN" | "RETURN_REQUESTED" | "IN_PROGRESS" | "RETURNED";

export const returnsOf = (world: World, order: Order): Return[] =>
  order.returnIds.map((id) => world.state.returns[id]).filter((one): one is Return => one !== undefined);

/** Order.returnStatus: any REQUESTED, else any OPEN, else any CLOSED; declined and cancelled ones do not count. */
export function returnStatusOf(world: World, order: Order): OrderReturnStatus {
  const states = new Set(returnsOf(world, order).map((one) => one.status));
  if (states.has("REQUESTED")) return "RETURN_REQUESTED";
  if (states.has("OPEN")) return "IN_PROGRESS";
  return states.has("CLOSED") ? "RETURNED" : "NO_RETURN";
}
