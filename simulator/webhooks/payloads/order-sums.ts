import { lineTotal, type OrderTotals } from "../../actions/compute-money.ts";
import { money } from "../../world/money.ts";
import type { Order } from "../../world/types.ts";
import type { JsonObject } from "../write-json.ts";
import { taxLines } from "./line-item.ts";
import { moneySet } from "./money-set.ts";

/** `name` as a decimal text and `name_set` in both currencies. */
const both = (order: Order, name: string, amount: string): JsonObject => ({
  [name]: money.add(amount),
  [`${name}_set`]: moneySet(order, amount),
});

/** All sums of an order, as it was placed and as it stands now. */
export function orderSums(order: Order, totals: OrderTotals): JsonObject {
  const full = money.add("0", ...order.lines.map((line) => money.add(lineTotal(line), line.totalDiscount)));
  const none = moneySet(order, "0.00");
  return {
    ...both(order, "current_subtotal_price", totals.currentSubtotal),
    ...both(order, "current_total_discounts", totals.discounts),
    ...both(order, "current_total_price", totals.currentTotal),
    ...both(order, "current_total_tax", totals.currentTax),
    ...both(order, "subtotal_price", totals.subtotal),
    ...both(order, "total_discounts", totals.discounts),
    ...both(order, "total_line_items_price", full),
    ...both(order, "total_price", totals.total),
    ...both(order, "total_tax", totals.tax),
    current_shipping_price_set: moneySet(order, totals.currentShipping),
    current_total_additional_fees_set: null,
    current_total_duties_set: null,
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    total_cash_rounding_payment_adjustment_set: none,
    total_cash_rounding_refund_adjustment_set: none,
    total_outstanding: money.add(totals.outstanding),
    total_shipping_price_set: moneySet(order, totals.shipping),
    total_tip_received: "0.00",
    tax_lines: taxLines(order, totals.tax),
  };
}
