import type { Customer, FulfillmentOrder, Id, LineItem, Order, Product, Variant } from "../../world/types.ts";
import { finder } from "../../world/finder.ts";
import { allows } from "../access.ts";
import type { AdminContext } from "../context.ts";

/** Without read_all_orders an app sees the orders of the last 60 days only. */
const WINDOW_MS = 60 * 24 * 3600 * 1000;

/** Records of this shop, oldest id first. */
export const ofShop = <T extends { id: Id; shop: string }>(ctx: AdminContext, records: Record<Id, T>): T[] =>
  Object.values(records).filter((record) => record.shop === ctx.shop.domain);

/** The record when it is this shop's. */
export const own = <T extends { shop: string }>(ctx: AdminContext, record: T | undefined): T | null =>
  record?.shop === ctx.shop.domain ? record : null;

/**
 * A record that another one names; its absence would be a fault of the simulator.
 * @throws Error
 */
export function must<T>(record: T | undefined | null, what: string): T {
  if (record === undefined || record === null) throw new Error(`The world has no ${what}.`);
  return record;
}

/** The oldest `createdAt` the token may see; times in the world are written alike, so texts compare as times do. */
const horizon = (ctx: AdminContext): string => (allows(ctx.scopes, ["read_all_orders"]) ? "" : ctx.world.iso(ctx.world.now() - WINDOW_MS));

/** Orders of the shop that the token may see. */
export const visibleOrders = (ctx: AdminContext): Order[] => {
  const oldest = horizon(ctx);
  return ofShop(ctx, ctx.world.state.orders).filter((order) => order.createdAt >= oldest);
};

/** The order when the token may see it. */
export const visibleOrder = (ctx: AdminContext, id: Id): Order | null => {
  const order = own(ctx, ctx.world.state.orders[id]);
  return order && order.createdAt >= horizon(ctx) ? order : null;
};

export const orderNamed = (ctx: AdminContext, id: Id): Order => must(ctx.world.state.orders[id], `order ${id}`);

export const customerOf = (ctx: AdminContext, order: Order): Customer | null =>
  order.customerId ? own(ctx, ctx.world.state.customers[order.customerId]) : null;

/** A line with its order, the parent value of GraphQL's LineItem. */
export type LineView = LineItem & { order: Order };

export const lineView = (order: Order, id: Id): LineView => ({
  ...must(
    order.lines.find((line) => line.id === id),
    `line ${id}`,
  ),
  order,
});

export type VariantView = Variant & { product: Product };

const productWith = finder((product: Product) => product.variants);

/** A variant of this shop with its product. */
export function variantView(ctx: AdminContext, id: Id): VariantView | null {
  const product = own(ctx, productWith(ctx.world.state.products, id));
  const variant = product?.variants.find((one) => one.id === id);
  return product && variant ? { ...variant, product } : null;
}

/** A fulfillment's line with its order. */
export interface FulfilledLineView {
  id: Id;
  quantity: number;
  lineItemId: Id;
  order: Order;
}

/** FulfillmentLineItem by id. @throws Error when no fulfillment of the order has it. */
export function fulfilledLine(ctx: AdminContext, order: Order, id: Id): FulfilledLineView {
  for (const fulfillmentId of order.fulfillmentIds) {
    const line = ctx.world.state.fulfillments[fulfillmentId]?.lines.find((one) => one.id === id);
    if (line) return { ...line, order };
  }
  throw new Error(`The world has no fulfillment line ${id}.`);
}

/** A fulfillment order's line with its order. */
export type FulfillmentOrderLineView = FulfillmentOrder["lines"][number] & { order: Order };
