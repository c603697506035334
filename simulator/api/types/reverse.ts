import type { Disposition, Order, ReverseDelivery, ReverseFulfillmentOrder } from "../../world/types.ts";
import { finder } from "../../world/finder.ts";
import { pageOf } from "../connection.ts";
import type { PageArgs } from "../connection.ts";
import type { AdminContext } from "../context.ts";
import type { Fields } from "../resolver.ts";
import { fulfilledLine, must, orderNamed, own } from "./lookup.ts";

const deliveriesOf = (ctx: AdminContext, one: ReverseFulfillmentOrder): ReverseDelivery[] =>
  one.reverseDeliveryIds.map((id) => must(ctx.world.state.reverseDeliveries[id], `reverse delivery ${id}`));

type ReverseLineView = ReverseFulfillmentOrder["lines"][number] & { order: Order };

const lineViews = (ctx: AdminContext, one: ReverseFulfillmentOrder): ReverseLineView[] => {
  const order = orderNamed(ctx, one.orderId);
  return one.lines.map((line) => ({ ...line, order }));
};

const ownerOf = finder((one: ReverseFulfillmentOrder) => one.lines);

/** The line of a reverse fulfillment order by id, as GraphQL's parent value. */
export function reverseLine(ctx: AdminContext, id: string): ReverseLineView | undefined {
  const owner = own(ctx, ownerOf(ctx.world.state.reverseFulfillmentOrders, id));
  return owner ? lineViews(ctx, owner).find((line) => line.id === id) : undefined;
}

/** GraphQL's ReverseFulfillmentOrder. */
export const reverseFulfillmentOrderFields: Fields<ReverseFulfillmentOrder> = {
  order: (one, _args, ctx) => orderNamed(ctx, one.orderId),
  lineItems: (one, args: PageArgs, ctx) => pageOf(lineViews(ctx, one), args),
  reverseDeliveries: (one, args: PageArgs, ctx) => pageOf(deliveriesOf(ctx, one), args),
  thirdPartyConfirmation: () => null,
};

/** GraphQL's ReverseFulfillmentOrderLineItem. */
export const reverseLineFields: Fields<ReverseLineView> = {
  fulfillmentLineItem: (line, _args, ctx) => fulfilledLine(ctx, line.order, line.fulfillmentLineItemId),
};

/** GraphQL's ReverseFulfillmentOrderDisposition. */
export const dispositionFields: Fields<Disposition> = {
  location: (one, _args, ctx) => (one.locationId ? own(ctx, ctx.world.state.locations[one.locationId]) : null),
};

/** GraphQL's ReverseDelivery. */
export const reverseDeliveryFields: Fields<ReverseDelivery> = {
  reverseFulfillmentOrder: (one, _args, ctx) =>
    must(
      ctx.world.state.reverseFulfillmentOrders[one.reverseFulfillmentOrderId],
      `reverse fulfillment order ${one.reverseFulfillmentOrderId}`,
    ),
  deliverable: (one) =>
    one.tracking || one.label ? { __typename: "ReverseDeliveryShippingDeliverable", tracking: one.tracking, label: one.label } : null,
  reverseDeliveryLineItems: (one, args: PageArgs) => pageOf(one.lines, args),
};

/** GraphQL's ReverseDeliveryLineItem. */
export const reverseDeliveryLineFields: Fields<ReverseDelivery["lines"][number]> = {
  reverseFulfillmentOrderLineItem: (line, _args, ctx) =>
    must(reverseLine(ctx, line.reverseFulfillmentOrderLineItemId), "reverse fulfillment order line"),
  dispositions: (line, _args, ctx) =>
    must(reverseLine(ctx, line.reverseFulfillmentOrderLineItemId), "reverse fulfillment order line").dispositions,
};
