import {
  financialStatus,
  fulfillmentStatus,
  lineTotal,
  orderTotals,
  reasonById,
  reasonByLegacy,
  refundedQuantity,
  refundsOf,
  returnsOf,
  suggestedReasons,
} from "../../actions/compute.ts";
import type { Fulfillment, LineItem, Order, Return } from "../../world/types.ts";
import { gid } from "../../world/gid.ts";
import { statusAddress } from "../../order-status.ts";
import type { Asker } from "./api.ts";
import { connection, type PageArgs } from "./connection.ts";
import { addressNode, moneyNode } from "./customer-node.ts";
import { returnInformation } from "./return-information.ts";

type Node = Record<string, unknown> & { id: string };

const reasonNode = (reason: { id: string; handle: string; name: string }): Node => ({
  id: gid("ReturnReasonDefinition", reason.id),
  handle: reason.handle,
  name: reason.name,
  deleted: false,
});

/** One line of an order. */
export function lineNode(asker: Asker, order: Order, line: LineItem): Node {
  const { sim } = asker;
  const product = line.productId ? sim.world.state.products[line.productId] : undefined;
  const image = product ? `http://127.0.0.1:${sim.config.ports.storefront}${product.image}` : null;
  return {
    id: gid("LineItem", line.id),
    title: line.title,
    name: line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title,
    presentmentTitle: line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    vendor: line.vendor,
    quantity: line.quantity,
    refundableQuantity: line.quantity - refundedQuantity(sim.world, order, line.id),
    requiresShipping: line.requiresShipping,
    giftCard: false,
    productId: line.productId ? gid("Product", line.productId) : null,
    variantId: line.variantId ? gid("ProductVariant", line.variantId) : null,
    productType: product?.productType ?? null,
    price: moneyNode(line.price, order.currency),
    totalPrice: moneyNode(lineTotal(line), order.currency),
    totalDiscount: moneyNode(line.totalDiscount, order.currency),
    image: image ? { url: image, altText: line.title, width: 600, height: 600, id: null } : null,
    suggestedReturnReasonDefinitions: (args: PageArgs) => connection(suggestedReasons().map(reasonNode), args),
  };
}

const lineOf = (asker: Asker, order: Order, id: string): Node => {
  const line = order.lines.find((candidate) => candidate.id === id);
  if (!line) throw new Error(`Order ${order.name} has no line ${id}.`);
  return lineNode(asker, order, line);
};

function fulfillmentNode(asker: Asker, order: Order, fulfillment: Fulfillment): Node {
  const tracked = fulfillment.trackingNumber || fulfillment.trackingUrl;
  return {
    id: gid("Fulfillment", fulfillment.id),
    status: fulfillment.status,
    createdAt: fulfillment.createdAt,
    updatedAt: fulfillment.updatedAt,
    estimatedDeliveryAt: fulfillment.estimatedDeliveryAt,
    isPickedUp: false,
    requiresShipping: true,
    latestShipmentStatus: fulfillment.events.at(-1)?.status ?? null,
    trackingInformation: tracked
      ? [{ company: fulfillment.trackingCompany, number: fulfillment.trackingNumber, url: fulfillment.trackingUrl }]
      : [],
    events: (args: PageArgs) =>
      connection(
        fulfillment.events.map((event) => ({ id: gid("FulfillmentEvent", event.id), status: event.status, happenedAt: event.happenedAt })),
        args,
      ),
    fulfillmentLineItems: (args: PageArgs) =>
      connection(
        fulfillment.lines.map((line) => ({
          id: gid("FulfillmentLineItem", line.id),
          quantity: line.quantity,
          lineItem: lineOf(asker, order, line.lineItemId),
        })),
        args,
      ),
  };
}

/** A return of one of the customer's orders. @throws Error when its order is gone. */
export function returnNode(asker: Asker, entry: Return): Node {
  const order = asker.sim.world.state.orders[entry.orderId];
  if (!order) throw new Error(`The order of ${entry.name} is gone.`);
  const lines = entry.lines.map((line) => {
    const reason = reasonById(line.returnReasonDefinitionId) ?? reasonByLegacy(line.returnReason);
    return {
      __typename: "ReturnLineItem",
      id: gid("ReturnLineItem", line.id),
      quantity: line.quantity,
      lineItem: lineOf(asker, order, line.lineItemId),
      returnReason: line.returnReason,
      returnReasonDefinition: reason ? reasonNode(reason) : null,
    };
  });
  return {
    id: gid("Return", entry.id),
    name: entry.name,
    status: entry.status,
    createdAt: entry.createdAt,
    updatedAt: entry.updatedAt,
    closedAt: entry.closedAt,
    returnLineItemsCount: { count: lines.length, precision: "EXACT" },
    returnLineItems: (args: PageArgs) => connection(lines, args),
  };
}

/** An order of the customer. */
export function orderNode(asker: Asker, order: Order): Node {
  const { world, config } = asker.sim;
  const totals = orderTotals(world, order);
  const amount = (value: string): Record<string, unknown> => moneyNode(value, order.currency);
  const parcels = order.fulfillmentIds.map((id) => world.state.fulfillments[id]).filter((one): one is Fulfillment => one !== undefined);
  return {
    id: gid("Order", order.id),
    name: order.name,
    number: order.number,
    confirmationNumber: null,
    email: order.email,
    phone: order.phone,
    note: order.note,
    edited: false,
    customerLocale: order.customerLocale,
    currencyCode: order.currency,
    createdAt: order.createdAt,
    processedAt: order.processedAt,
    updatedAt: order.updatedAt,
    cancelledAt: order.cancelledAt,
    cancelReason: order.cancelReason,
    financialStatus: financialStatus(world, order),
    fulfillmentStatus: fulfillmentStatus(world, order),
    requiresShipping: order.lines.some((line) => line.requiresShipping),
    statusPageUrl: statusAddress(config, order.id),
    shippingAddress: addressNode(order.shippingAddress, order.id),
    billingAddress: addressNode(order.billingAddress, order.id),
    subtotal: amount(totals.subtotal),
    totalPrice: amount(totals.total),
    totalShipping: amount(totals.shipping),
    totalTax: amount(totals.tax),
    totalRefunded: amount(totals.refunded),
    refunds: refundsOf(world, order).map((refund) => ({
      id: gid("Refund", refund.id),
      createdAt: refund.createdAt,
      updatedAt: refund.updatedAt,
      totalRefunded: amount(refund.total),
      returnName: world.state.returns[refund.returnId ?? ""]?.name ?? null,
    })),
    lineItems: (args: PageArgs) =>
      connection(
        order.lines.map((line) => lineNode(asker, order, line)),
        args,
      ),
    fulfillments: (args: PageArgs) =>
      connection(
        parcels.map((parcel) => fulfillmentNode(asker, order, parcel)),
        args,
      ),
    returns: (args: PageArgs) =>
      connection(
        returnsOf(world, order).map((entry) => returnNode(asker, entry)),
        args,
      ),
    returnInformation: () => returnInformation(asker, order),
  };
}
