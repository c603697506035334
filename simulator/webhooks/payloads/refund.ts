import { shippingTaxOf } from "../../actions/compute-money.ts";
import { gid } from "../../world/gid.ts";
import { money } from "../../world/money.ts";
import type { Order, Refund, Shop } from "../../world/types.ts";
import type { World } from "../../world/world.ts";
import { shopTime } from "../shop-time.ts";
import { rawId, type Json, type JsonObject } from "../write-json.ts";
import { record, type PayloadBuilder } from "./context.ts";
import { partLinePayload } from "./line-item.ts";
import { moneySet } from "./money-set.ts";
import { transactionFacts } from "./transaction.ts";

function refundLine(world: World, order: Order, line: Refund["lines"][number]): JsonObject {
  const ordered = order.lines.find(({ id }) => id === line.lineItemId);
  return {
    id: rawId(line.id),
    quantity: line.quantity,
    line_item_id: rawId(line.lineItemId),
    location_id: rawId(line.locationId),
    restock_type: line.restockType.toLowerCase(),
    // Numbers, not texts: so it is at Shopify, in these two places only.
    subtotal: Number(line.subtotal),
    total_tax: Number(line.totalTax),
    subtotal_set: moneySet(order, line.subtotal),
    total_tax_set: moneySet(order, line.totalTax),
    line_item: ordered ? partLinePayload(world, order, ordered) : null,
  };
}

function adjustment(order: Order, refund: Refund, kind: string, reason: string, amount: string, tax: string, place: number): JsonObject {
  return {
    id: rawId((BigInt(refund.id) + BigInt(place)).toString()),
    order_id: rawId(order.id),
    refund_id: rawId(refund.id),
    amount,
    tax_amount: tax,
    kind,
    reason,
    amount_set: moneySet(order, amount),
    tax_amount_set: moneySet(order, tax),
  };
}

/** Shipping given back, and what was kept (above zero) or given beyond the value of the lines (below zero). */
function adjustments(order: Order, refund: Refund): Json[] {
  const tax = shippingTaxOf(order, refund.shippingAmount);
  const shipping = money.negate(money.subtract(refund.shippingAmount, tax));
  return [
    ...(money.isZero(refund.shippingAmount)
      ? []
      : [adjustment(order, refund, "shipping_refund", "Shipping refund", shipping, money.negate(tax), 1)]),
    ...(money.isZero(refund.adjustment)
      ? []
      : [adjustment(order, refund, "refund_discrepancy", "Refund discrepancy", money.add(refund.adjustment), "0.00", 2)]),
  ];
}

/** A refund, alone or inside an order. */
export function refundOf(world: World, order: Order, refund: Refund, shop: Shop): JsonObject {
  const transactions = refund.transactionIds.map((id) => record(world.state.transactions, id, "transaction"));
  return {
    id: rawId(refund.id),
    order_id: rawId(order.id),
    created_at: shopTime(refund.createdAt, shop.timezone),
    note: refund.note,
    user_id: null,
    processed_at: shopTime(refund.createdAt, shop.timezone),
    duties: [],
    total_duties_set: moneySet(order, "0.00"),
    return: refund.returnId ? { id: rawId(refund.returnId), admin_graphql_api_id: gid("Return", refund.returnId) } : null,
    refund_shipping_lines: [],
    restock: refund.lines.some(({ restockType }) => restockType.toLowerCase() !== "no_restock"),
    admin_graphql_api_id: gid("Refund", refund.id),
    order_adjustments: adjustments(order, refund),
    refund_line_items: refund.lines.map((line) => refundLine(world, order, line)),
    transactions: transactions.map((transaction) => transactionFacts(order, transaction, shop)),
  };
}

/** refunds/create */
export const refundPayload: PayloadBuilder = ({ world, shop, announcement }) => {
  const refund = record(world.state.refunds, announcement.id, "refund");
  return refundOf(world, record(world.state.orders, refund.orderId, "order"), refund, shop);
};
