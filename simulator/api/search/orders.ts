import type { Order } from "../../world/types.ts";
import { financialStatus, fulfillmentStatus, returnStatusOf } from "../../actions/compute-status.ts";
import { pageOf } from "../connection.ts";
import type { Connection, PageArgs } from "../connection.ts";
import type { AdminContext } from "../context.ts";
import { byId, byStatus, byText, byTime, search } from "./filter.ts";
import type { Filters } from "./filter.ts";
import { totalsOf } from "../types/totals.ts";

/** Arguments of `orders`. */
export interface OrderArgs extends PageArgs {
  query?: string | null;
  sortKey?: string | null;
}

const open = (order: Order): boolean => order.closedAt === null && order.cancelledAt === null;

const words = (order: Order): string =>
  [
    order.name,
    order.email,
    order.phone,
    order.shippingAddress?.firstName,
    order.shippingAddress?.lastName,
    ...order.lines.map((line) => `${line.title} ${line.sku ?? ""}`),
  ]
    .join(" ")
    .toLowerCase();

const filters: Filters<Order> = {
  "": (order, term) => words(order).includes(term.value.toLowerCase()),
  id: byId(),
  name: (order, term) => order.name.toLowerCase() === term.value.toLowerCase() || order.name === `#${term.value}`,
  email: byText((order) => [order.email]),
  phone: byText((order) => [order.phone]),
  tag: byText((order) => order.tags),
  tag_not: (order, term) => !order.tags.some((tag) => tag.toLowerCase() === term.value.toLowerCase()),
  customer_id: (order, term) => order.customerId === term.value,
  created_at: byTime((order) => order.createdAt),
  updated_at: byTime((order) => order.updatedAt),
  processed_at: byTime((order) => order.processedAt),
  financial_status: byStatus((order, ctx) => financialStatus(ctx.world, order, totalsOf(ctx, order))),
  fulfillment_status: (order, term, ctx) => {
    const status = fulfillmentStatus(ctx.world, order).toLowerCase();
    const wanted = term.value.toLowerCase().split(",");
    const short: Record<string, string> = { fulfilled: "shipped", partially_fulfilled: "partial", unfulfilled: "unshipped" };
    return wanted.includes(status) || wanted.includes(short[status] ?? status);
  },
  return_status: byStatus((order, ctx) => returnStatusOf(ctx.world, order)),
  status: (order, term) => {
    if (term.value === "any") return true;
    if (term.value === "cancelled") return order.cancelledAt !== null;
    if (term.value === "closed") return order.closedAt !== null;
    return term.value === "open" ? open(order) : true;
  },
  sku: byText((order) => order.lines.map((line) => line.sku)),
  source_name: byText((order) => [order.sourceName]),
  discount_code: byText((order) => [order.discountCode]),
  test: (order, term) => String(order.test) === term.value.toLowerCase(),
};

/** Ids hold no leading zeros, so the longer is the larger. */
const byNumericId = (a: Order, b: Order): number => a.id.length - b.id.length || (a.id < b.id ? -1 : 1);

const keys: Record<string, (order: Order, ctx: AdminContext) => string | number> = {
  CREATED_AT: (order) => order.createdAt,
  UPDATED_AT: (order) => order.updatedAt,
  PROCESSED_AT: (order) => order.processedAt,
  ORDER_NUMBER: (order) => order.number,
  TOTAL_PRICE: (order, ctx) => Number(totalsOf(ctx, order).total),
  CURRENT_TOTAL_PRICE: (order, ctx) => Number(totalsOf(ctx, order).currentTotal),
  CUSTOMER_NAME: (order) => `${order.shippingAddress?.lastName ?? ""} ${order.shippingAddress?.firstName ?? ""}`,
  FINANCIAL_STATUS: (order, ctx) => financialStatus(ctx.world, order, totalsOf(ctx, order)) ?? "",
  FULFILLMENT_STATUS: (order, ctx) => fulfillmentStatus(ctx.world, order),
  TOTAL_ITEMS_QUANTITY: (order) => order.lines.reduce((sum, line) => sum + line.quantity, 0),
  DESTINATION: (order) => `${order.shippingAddress?.country ?? ""} ${order.shippingAddress?.city ?? ""}`,
};

/** Orders of `all` that match the search text; PROCESSED_AT, then id, when no sort is asked. */
export function findOrders(ctx: AdminContext, all: readonly Order[], args: OrderArgs): Order[] {
  const found = search(ctx, all, args.query, filters, ["orders"]);
  const key = keys[args.sortKey ?? "PROCESSED_AT"];
  if (!key) return found.sort(byNumericId);
  const ranked = found.map((order) => ({ order, rank: key(order, ctx) }));
  ranked.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : byNumericId(a.order, b.order)));
  return ranked.map((item) => item.order);
}

/** One page of `findOrders`. */
export const queryOrders = (ctx: AdminContext, all: readonly Order[], args: OrderArgs): Connection<Order> =>
  pageOf(findOrders(ctx, all, args), args);
