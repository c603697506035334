import type { FulfillmentOrder, LineItem, Order, Return } from "../world/types.ts";
import { money } from "../world/money.ts";
import type { World } from "../world/world.ts";
import { lineTotal, orderTotals, taxOf } from "./compute-money.ts";
import { type UserError, userError } from "./user-error.ts";

type Wanted = { id: string; quantity: number }[];

export function exchangeErrors(subject: Return, lines: Wanted): UserError[] {
  return lines.flatMap((wanted, index) => {
    const line = subject.exchangeLines.find((one) => one.id === wanted.id);
    const path = `input.exchangeLineItems.${index}`;
    if (!line) return [userError(`${path}.id`, "Exchange line item was not found.", "NOT_FOUND")];
    const free = line.quantity - line.processedQuantity;
    return wanted.quantity < 1 || wanted.quantity > free
      ? [userError(`${path}.quantity`, "Exchange line item has an invalid quantity.", "INVALID")]
      : [];
  });
}

function sell(world: World, order: Order, variantId: string, quantity: number): LineItem | undefined {
  const product = Object.values(world.state.products).find(
    (one) => one.shop === order.shop && one.variants.some((variant) => variant.id === variantId),
  );
  const variant = product?.variants.find((one) => one.id === variantId);
  if (!product || !variant) return undefined;
  variant.inventory -= quantity;
  return {
    id: world.newId(),
    productId: product.id,
    variantId,
    title: product.title,
    variantTitle: variant.title === "Default Title" ? null : variant.title,
    sku: variant.sku,
    vendor: product.vendor,
    quantity,
    currentQuantity: quantity,
    fulfillableQuantity: quantity,
    price: money.add(variant.price),
    totalDiscount: "0.00",
    requiresShipping: true,
    taxable: true,
  };
}

export interface JoinedExchanges {
  lineItemIds: string[];
  fulfillmentOrderId: string | null;
  /** What the shopper pays for them, with tax. */
  value: string;
  /** To be called after the refund: holds the new parcel while the shopper owes money. */
  settle(): void;
}

/** Exchange lines become order lines with a fulfillment order of their own, only now that they are processed. */
export function joinExchanges(world: World, order: Order, subject: Return, lines: Wanted): JoinedExchanges {
  const joined = lines.flatMap((wanted) => {
    const line = subject.exchangeLines.find((one) => one.id === wanted.id);
    const sold = line && sell(world, order, line.variantId, wanted.quantity);
    if (!line || !sold) return [];
    line.processedQuantity += wanted.quantity;
    line.lineItemId ??= sold.id;
    order.lines.push(sold);
    return [sold];
  });
  const value = money.add(
    "0",
    ...joined.map((line) => (order.taxesIncluded ? lineTotal(line) : money.add(lineTotal(line), taxOf(order, lineTotal(line))))),
  );
  if (joined.length === 0) return { lineItemIds: [], fulfillmentOrderId: null, value, settle: () => undefined };
  const home = Object.values(world.state.locations).find((location) => location.shop === order.shop)?.id ?? "";
  const routed: FulfillmentOrder = {
    id: world.newId(),
    shop: order.shop,
    orderId: order.id,
    locationId: home,
    status: "OPEN",
    lines: joined.map((line) => ({
      id: world.newId(),
      lineItemId: line.id,
      totalQuantity: line.quantity,
      remainingQuantity: line.quantity,
    })),
    createdAt: world.iso(),
    updatedAt: world.iso(),
  };
  world.state.fulfillmentOrders[routed.id] = routed;
  order.fulfillmentOrderIds.push(routed.id);
  const settle = (): void => {
    if (money.compare(orderTotals(world, order).outstanding, "0") > 0) routed.status = "ON_HOLD";
  };
  return { lineItemIds: joined.map((line) => line.id), fulfillmentOrderId: routed.id, value, settle };
}
