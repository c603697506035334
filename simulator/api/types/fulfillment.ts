import type { Fulfillment, FulfillmentEvent } from "../../world/types.ts";
import { lineTotal } from "../../actions/compute-money.ts";
import { fulfillmentDisplayStatus } from "../../actions/compute-status.ts";
import { money } from "../../world/money.ts";
import { listOf, pageOf } from "../connection.ts";
import type { PageArgs } from "../connection.ts";
import type { Fields } from "../resolver.ts";
import { lineView, must, orderNamed, own } from "./lookup.ts";
import type { FulfilledLineView } from "./lookup.ts";
import { bagOf } from "./money-bag.ts";

const sorted = (events: FulfillmentEvent[], key: string): FulfillmentEvent[] =>
  [...events].sort(
    (a, b) => (key === "HAPPENED_AT" ? a.happenedAt.localeCompare(b.happenedAt) : 0) || (BigInt(a.id) < BigInt(b.id) ? -1 : 1),
  );

/** GraphQL's Fulfillment. */
export const fulfillmentFields: Fields<Fulfillment> = {
  legacyResourceId: (fulfillment) => fulfillment.id,
  order: (fulfillment, _args, ctx) => orderNamed(ctx, fulfillment.orderId),
  name: (fulfillment, _args, ctx) => `${orderNamed(ctx, fulfillment.orderId).name}-F${fulfillment.number}`,
  displayStatus: fulfillmentDisplayStatus,
  events: (fulfillment, args: PageArgs & { sortKey: string }) => pageOf(sorted(fulfillment.events, args.sortKey), args),
  fulfillmentLineItems: (fulfillment, args: PageArgs, ctx) => {
    const order = orderNamed(ctx, fulfillment.orderId);
    return pageOf(
      fulfillment.lines.map((line) => ({ ...line, order })),
      args,
    );
  },
  fulfillmentOrders: (fulfillment, args: PageArgs, ctx) => {
    const ids = new Set(fulfillment.lines.map((line) => line.lineItemId));
    const all = orderNamed(ctx, fulfillment.orderId).fulfillmentOrderIds.map((id) =>
      must(ctx.world.state.fulfillmentOrders[id], `fulfillment order ${id}`),
    );
    return pageOf(
      all.filter((one) => one.locationId === fulfillment.locationId && one.lines.some((line) => ids.has(line.lineItemId))),
      args,
    );
  },
  totalQuantity: (fulfillment) => fulfillment.lines.reduce((sum, line) => sum + line.quantity, 0),
  trackingInfo: (fulfillment, args: { first?: number }) => {
    const { trackingCompany: company, trackingNumber: number, trackingUrl: url } = fulfillment;
    return listOf(company === null && number === null && url === null ? [] : [{ company, number, url }], args);
  },
  location: (fulfillment, _args, ctx) => own(ctx, ctx.world.state.locations[fulfillment.locationId]),
  service: (fulfillment, _args, ctx) => ({
    id: `gid://shopify/FulfillmentService/${fulfillment.service}`,
    handle: fulfillment.service,
    serviceName: "Manual",
    trackingSupport: false,
    type: "MANUAL",
    location: own(ctx, ctx.world.state.locations[fulfillment.locationId]),
    inventoryManagement: false,
    callbackUrl: null,
  }),
  originAddress: () => null,
  requiresShipping: (fulfillment, _args, ctx) => {
    const order = orderNamed(ctx, fulfillment.orderId);
    return fulfillment.lines.some((line) => lineView(order, line.lineItemId).requiresShipping);
  },
};

const share = (line: FulfilledLineView, whole: (view: ReturnType<typeof lineView>) => string): string => {
  const view = lineView(line.order, line.lineItemId);
  return money.share(whole(view), line.quantity, view.quantity);
};

const discounted = (line: FulfilledLineView): string => share(line, lineTotal);
const original = (line: FulfilledLineView): string => share(line, (view) => money.times(view.price, view.quantity));

/** GraphQL's FulfillmentLineItem. */
export const fulfillmentLineItemFields: Fields<FulfilledLineView> = {
  lineItem: (line) => lineView(line.order, line.lineItemId),
  discountedTotalSet: (line) => bagOf(line.order, discounted(line)),
  originalTotalSet: (line) => bagOf(line.order, original(line)),
  discountedTotal: (line) => money.graphql(discounted(line)),
  originalTotal: (line) => money.graphql(original(line)),
};
