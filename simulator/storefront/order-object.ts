import { orderTotals } from "../actions/compute.ts";
import { statusPath } from "../order-status.ts";
import type { Fulfillment, Order } from "../world/types.ts";
import type { Visit } from "./visit.ts";

const cents = (amount: string): number => Math.round(Number(amount) * 100);

const STATES: Record<string, string> = {
  DELIVERED: "delivered",
  OUT_FOR_DELIVERY: "out_for_delivery",
  IN_TRANSIT: "in_transit",
  CARRIER_PICKED_UP: "in_transit",
  DELAYED: "delayed",
  ATTEMPTED_DELIVERY: "attempted",
  FAILURE: "failed",
};

const parcel = (order: Order, fulfillment: Fulfillment, index: number): Record<string, unknown> => ({
  number: index + 1,
  state: STATES[fulfillment.events.at(-1)?.status ?? ""] ?? "confirmed",
  company: fulfillment.trackingCompany,
  tracking_number: fulfillment.trackingNumber,
  tracking_url: fulfillment.trackingUrl,
  items: fulfillment.lines.map((line) => `${line.quantity} × ${order.lines.find((one) => one.id === line.lineItemId)?.title ?? ""}`),
});

/** An order as templates see it; money in cents. */
export function orderObject(visit: Visit, order: Order): Record<string, unknown> {
  const { world } = visit.sim;
  const totals = orderTotals(world, order);
  const parcels = order.fulfillmentIds
    .map((id) => world.state.fulfillments[id])
    .filter((one): one is Fulfillment => one?.status === "SUCCESS");
  return {
    id: order.id,
    name: order.name,
    email: order.email,
    created_at: order.createdAt,
    cancelled: order.cancelledAt !== null,
    status_url: visit.root + statusPath(visit.sim.config, order.id),
    shipping_address: order.shippingAddress && {
      name: `${order.shippingAddress.firstName} ${order.shippingAddress.lastName}`.trim(),
      street: [order.shippingAddress.address1, order.shippingAddress.address2].filter(Boolean).join(", "),
      city: `${order.shippingAddress.zip} ${order.shippingAddress.city}`.trim(),
      country: order.shippingAddress.country,
    },
    line_items: order.lines.map((line) => ({
      title: line.title,
      variant_title: line.variantTitle,
      quantity: line.quantity,
      line_price: cents(line.price) * line.quantity,
      image: line.productId ? world.state.products[line.productId]?.image : null,
    })),
    item_count: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    subtotal: cents(totals.subtotal),
    shipping: cents(totals.shipping),
    tax: cents(totals.tax),
    total: cents(totals.total),
    refunded: cents(totals.refunded),
    fulfillments: parcels.map((one, index) => parcel(order, one, index)),
  };
}
