import { finder } from "../../world/finder.ts";
import type { Fulfillment, Order, Return, ReverseDelivery, ReverseFulfillmentOrder } from "../../world/types.ts";
import { checkTypeAccess } from "../access.ts";
import type { AdminContext } from "../context.ts";
import { invalidId, noResolver } from "../errors.ts";
import { isGlobalId } from "../global-id.ts";
import { as } from "../resolver.ts";
import { fulfilledLine, lineView, own, variantView, visibleOrder } from "../types/lookup.ts";
import { reverseLine } from "../types/reverse.ts";
import { returnLineView } from "../types/return.ts";

type Reader = (ctx: AdminContext, id: string) => object | null;

const orderWith = finder((order: Order) => order.lines);
const fulfillmentWith = finder((one: Fulfillment) => [...one.lines, ...one.events]);
const returnWith = finder((one: Return) => one.lines);
const deliveryWith = finder((one: ReverseDelivery) => one.lines);
const reverseWith = finder((one: ReverseFulfillmentOrder) => one.lines.flatMap((line) => line.dispositions));

/** How a record of each type that has an id is found; null when the shop has none. */
const readers: Record<string, Reader> = {
  Shop: (ctx, id) => (ctx.shop.id === id ? ctx.shop : null),
  Order: visibleOrder,
  Customer: (ctx, id) => own(ctx, ctx.world.state.customers[id]),
  Product: (ctx, id) => own(ctx, ctx.world.state.products[id]),
  ProductVariant: variantView,
  Location: (ctx, id) => own(ctx, ctx.world.state.locations[id]),
  Fulfillment: (ctx, id) => own(ctx, ctx.world.state.fulfillments[id]),
  FulfillmentOrder: (ctx, id) => own(ctx, ctx.world.state.fulfillmentOrders[id]),
  Return: (ctx, id) => own(ctx, ctx.world.state.returns[id]),
  Refund: (ctx, id) => own(ctx, ctx.world.state.refunds[id]),
  OrderTransaction: (ctx, id) => own(ctx, ctx.world.state.transactions[id]),
  ReverseFulfillmentOrder: (ctx, id) => own(ctx, ctx.world.state.reverseFulfillmentOrders[id]),
  ReverseDelivery: (ctx, id) => own(ctx, ctx.world.state.reverseDeliveries[id]),
  StoreCreditAccount: (ctx, id) => own(ctx, ctx.world.state.storeCreditAccounts[id]),
  ShopifyPaymentsDispute: (ctx, id) => own(ctx, ctx.world.state.disputes[id]),
  OrderDisputeSummary: (ctx, id) => own(ctx, ctx.world.state.disputes[id]),
  BulkOperation: (ctx, id) => own(ctx, ctx.world.state.bulkOperations[id]),
  WebhookSubscription: (ctx, id) => own(ctx, ctx.world.state.webhookSubscriptions[id]),
  LineItem: (ctx, id) => {
    const order = visibleOrder(ctx, orderWith(ctx.world.state.orders, id)?.id ?? "");
    return order && lineView(order, id);
  },
  FulfillmentLineItem: (ctx, id) => {
    const owner = own(ctx, fulfillmentWith(ctx.world.state.fulfillments, id));
    const order = owner?.lines.some((line) => line.id === id) ? visibleOrder(ctx, owner.orderId) : null;
    return order && fulfilledLine(ctx, order, id);
  },
  FulfillmentEvent: (ctx, id) =>
    own(ctx, fulfillmentWith(ctx.world.state.fulfillments, id))?.events.find((event) => event.id === id) ?? null,
  ReturnLineItem: (ctx, id) => {
    const owner = own(ctx, returnWith(ctx.world.state.returns, id));
    const line = owner?.lines.find((one) => one.id === id);
    return owner && line ? returnLineView(owner, line) : null;
  },
  ReverseFulfillmentOrderLineItem: (ctx, id) => reverseLine(ctx, id) ?? null,
  ReverseDeliveryLineItem: (ctx, id) =>
    own(ctx, deliveryWith(ctx.world.state.reverseDeliveries, id))?.lines.find((line) => line.id === id) ?? null,
  ReverseFulfillmentOrderDisposition: (ctx, id) =>
    own(ctx, reverseWith(ctx.world.state.reverseFulfillmentOrders, id))
      ?.lines.flatMap((line) => line.dispositions)
      .find((one) => one.id === id) ?? null,
};

/**
 * The record behind a GID, for `node` and `nodes`: null when this shop has none.
 * @throws GraphQLError ACCESS_DENIED without the type's scope, RESOURCE_NOT_FOUND for text that is no GID.
 */
export function nodeOf(ctx: AdminContext, text: string, field: string): object | null {
  const match = /^gid:\/\/shopify\/([A-Za-z]+)\/(\d+)/.exec(text);
  const [, type, id] = match ?? [];
  if (!type || !id) throw isGlobalId(text) ? noResolver("Node", text) : invalidId(text);
  const read = readers[type];
  if (!read) throw noResolver("QueryRoot", `${field} for ${type}`);
  checkTypeAccess(ctx, type, field);
  const record = read(ctx, id);
  return record && as(type, record);
}
