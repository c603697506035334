import { lineTotal, taxOf } from "../../actions/compute-money.ts";
import { gid } from "../../world/gid.ts";
import { money } from "../../world/money.ts";
import type { LineItem, Order } from "../../world/types.ts";
import type { World } from "../../world/world.ts";
import { rawId, type Json, type JsonObject } from "../write-json.ts";
import { moneySet } from "./money-set.ts";

/** One entry of tax_lines; none when there is no tax. */
export function taxLines(order: Order, tax: string): Json[] {
  if (money.isZero(tax)) return [];
  const title = order.taxTitle ?? "VAT";
  return [{ channel_liable: false, price: money.add(tax), price_set: moneySet(order, tax), rate: Number(order.taxRate), title }];
}

function allocations(order: Order, line: LineItem): Json[] {
  if (money.isZero(line.totalDiscount)) return [];
  return [{ amount: money.add(line.totalDiscount), amount_set: moneySet(order, line.totalDiscount), discount_application_index: 0 }];
}

/** null, "partial" or "fulfilled". */
function lineFulfillmentStatus(line: LineItem): string | null {
  if (line.fulfillableQuantity === 0 && line.currentQuantity > 0) return "fulfilled";
  return line.fulfillableQuantity < line.currentQuantity ? "partial" : null;
}

const nameOf = (line: LineItem): string => (line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title);

function grams(world: World, line: LineItem): number {
  const product = line.productId ? world.state.products[line.productId] : undefined;
  return product?.variants.find((variant) => variant.id === line.variantId)?.weightGrams ?? 0;
}

/** What every shape of a line item has. A discount code is not in total_discount: that is for line discounts; see discount_allocations. */
function common(world: World, order: Order, line: LineItem): JsonObject {
  return {
    id: rawId(line.id),
    admin_graphql_api_id: gid("LineItem", line.id),
    fulfillable_quantity: line.fulfillableQuantity,
    fulfillment_service: "manual",
    fulfillment_status: lineFulfillmentStatus(line),
    gift_card: false,
    grams: grams(world, line),
    name: nameOf(line),
    price: money.add(line.price),
    price_set: moneySet(order, line.price),
    product_exists: line.productId !== null && world.state.products[line.productId] !== undefined,
    product_id: rawId(line.productId),
    properties: [],
    quantity: line.quantity,
    requires_shipping: line.requiresShipping,
    sku: line.sku,
    taxable: line.taxable,
    title: line.title,
    total_discount: "0.00",
    total_discount_set: moneySet(order, "0.00"),
    variant_id: rawId(line.variantId),
    variant_inventory_management: line.variantId ? "shopify" : null,
    variant_title: line.variantTitle,
    vendor: line.vendor,
    tax_lines: taxLines(order, taxOf(order, lineTotal(line), line.taxable)),
    duties: [],
    discount_allocations: allocations(order, line),
  };
}

/** A line of orders/*. */
export const orderLinePayload = (world: World, order: Order, line: LineItem): JsonObject => ({
  ...common(world, order, line),
  attributed_staffs: [],
  current_quantity: line.currentQuantity,
  sales_line_item_group_id: null,
});

/** A line inside fulfillments/* (`quantity` = pieces in the parcel) and refunds/*. */
export const partLinePayload = (world: World, order: Order, line: LineItem, quantity = line.quantity): JsonObject => ({
  ...common(world, order, line),
  quantity,
});

/** Weight of all pieces ordered. */
export const orderGrams = (world: World, order: Order): number =>
  order.lines.reduce((sum, line) => sum + grams(world, line) * line.quantity, 0);
