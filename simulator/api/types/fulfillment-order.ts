import type { FulfillmentOrder } from "../../world/types.ts";
import { pageOf } from "../connection.ts";
import type { PageArgs } from "../connection.ts";
import type { Fields } from "../resolver.ts";
import { imageOf } from "./image.ts";
import { lineView, must, orderNamed, own, variantView } from "./lookup.ts";
import type { FulfillmentOrderLineView } from "./lookup.ts";
import { bagOf } from "./money-bag.ts";

const ACTIONS: Partial<Record<FulfillmentOrder["status"], string[]>> = {
  OPEN: ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "MOVE", "HOLD", "SPLIT"],
  IN_PROGRESS: ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "HOLD", "MARK_AS_OPEN"],
  ON_HOLD: ["RELEASE_HOLD", "HOLD", "MOVE"],
};

const pieces = (one: FulfillmentOrder): number => one.lines.reduce((sum, line) => sum + line.remainingQuantity, 0);

/** GraphQL's FulfillmentOrder. */
export const fulfillmentOrderFields: Fields<FulfillmentOrder> = {
  order: (one, _args, ctx) => orderNamed(ctx, one.orderId),
  orderId: (one) => `gid://shopify/Order/${one.orderId}`,
  orderName: (one, _args, ctx) => orderNamed(ctx, one.orderId).name,
  orderProcessedAt: (one, _args, ctx) => orderNamed(ctx, one.orderId).processedAt,
  requestStatus: () => "UNSUBMITTED",
  assignedLocation: (one, _args, ctx) => must(ctx.world.state.locations[one.locationId], `location ${one.locationId}`),
  lineItems: (one, args: PageArgs, ctx) => {
    const order = orderNamed(ctx, one.orderId);
    return pageOf(
      one.lines.map((line) => ({ ...line, order })),
      args,
    );
  },
  fulfillments: (one, args: PageArgs, ctx) => {
    const all = orderNamed(ctx, one.orderId).fulfillmentIds.map((id) => must(ctx.world.state.fulfillments[id], `fulfillment ${id}`));
    return pageOf(
      all.filter((fulfillment) => fulfillment.locationId === one.locationId),
      args,
    );
  },
  supportedActions: (one) =>
    (ACTIONS[one.status] ?? []).filter((action) => action !== "SPLIT" || pieces(one) > 1).map((action) => ({ action, externalUrl: null })),
  destination: (one, _args, ctx) => {
    const { shippingAddress, email } = orderNamed(ctx, one.orderId);
    return shippingAddress && { id: `gid://shopify/FulfillmentOrderDestination/${one.id}`, ...shippingAddress, email };
  },
  deliveryMethod: (one) => ({ id: `gid://shopify/DeliveryMethod/${one.id}`, methodType: "SHIPPING" }),
  fulfillmentHolds: () => [],
  merchantRequests: (_one, args: PageArgs) => pageOf([], args),
  fulfillAt: (one) => one.createdAt,
  fulfillBy: () => null,
  internationalDuties: () => null,
};

/** GraphQL's FulfillmentOrderAssignedLocation, over a Location. */
export const assignedLocationFields: Fields<{ id: string; shop: string; name: string; address: Record<string, unknown> }> = {
  location: (place, _args, ctx) => own(ctx, ctx.world.state.locations[place.id]),
  address1: (place) => place.address.address1,
  address2: (place) => place.address.address2,
  city: (place) => place.address.city,
  countryCode: (place) => place.address.countryCode,
  phone: (place) => place.address.phone,
  province: (place) => place.address.province,
  zip: (place) => place.address.zip,
};

/** GraphQL's FulfillmentOrderLineItem. */
export const fulfillmentOrderLineItemFields: Fields<FulfillmentOrderLineView> = {
  lineItem: (line) => lineView(line.order, line.lineItemId),
  productTitle: (line) => lineView(line.order, line.lineItemId).title,
  variantTitle: (line) => lineView(line.order, line.lineItemId).variantTitle,
  sku: (line) => lineView(line.order, line.lineItemId).sku,
  vendor: (line) => lineView(line.order, line.lineItemId).vendor,
  requiresShipping: (line) => lineView(line.order, line.lineItemId).requiresShipping,
  originalUnitPriceSet: (line) => bagOf(line.order, lineView(line.order, line.lineItemId).price),
  variant: (line, _args, ctx) => {
    const { variantId } = lineView(line.order, line.lineItemId);
    return variantId ? variantView(ctx, variantId) : null;
  },
  image: (line, _args, ctx) => {
    const { productId } = lineView(line.order, line.lineItemId);
    return imageOf(ctx, productId ? ctx.world.state.products[productId] : undefined);
  },
  warnings: () => [],
};
