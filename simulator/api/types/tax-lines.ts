import type { Decimal, Id, Order } from "../../world/types.ts";
import { lineTotal, shippingTaxOf, taxOf } from "../../actions/compute-money.ts";
import { money } from "../../world/money.ts";
import type { Fields } from "../resolver.ts";
import type { LineView } from "./lookup.ts";
import { bagOf, moneyIn } from "./money-bag.ts";

const TITLES: Record<string, string> = { DE: "DE VAT", GB: "GB VAT" };

/** The one tax an order has, none when it is zero. */
export function taxLinesOf(order: Order, amount: Decimal): Record<string, unknown>[] {
  if (money.isZero(amount)) return [];
  const country = order.shippingAddress?.countryCode ?? "";
  return [
    {
      title: order.taxTitle ?? TITLES[country] ?? "VAT",
      rate: Number(order.taxRate),
      ratePercentage: Number(money.times(order.taxRate, 100)),
      price: money.graphql(amount),
      priceSet: bagOf(order, amount),
      channelLiable: false,
      source: null,
    },
  ];
}

export const lineTax = (line: LineView): Decimal => taxOf(line.order, lineTotal(line), line.taxable);

/** An order's shipping line with what GraphQL asks of it, or null. */
export function shippingLineView(order: Order): (Record<string, unknown> & { id: Id }) | null {
  const line = order.shippingLine;
  if (!line) return null;
  const price = moneyIn(order.currency, line.price);
  const set = bagOf(order, line.price);
  return {
    id: line.id,
    title: line.title,
    code: line.title,
    source: "shopify",
    custom: false,
    isRemoved: false,
    carrierIdentifier: null,
    originalPrice: price,
    originalPriceSet: set,
    discountedPrice: price,
    discountedPriceSet: set,
    currentDiscountedPriceSet: set,
    price: money.graphql(line.price),
    taxLines: taxLinesOf(order, shippingTaxOf(order, line.price)),
    discountAllocations: [],
  };
}

/** A discount code's application, whose value is the amount it took off. */
export const discountCodeFields: Fields<{ order: Order }> = {
  allocationMethod: () => "ACROSS",
  targetSelection: () => "ALL",
  targetType: () => "LINE_ITEM",
  value: ({ order }) => ({ __typename: "MoneyV2", ...moneyIn(order.currency, order.totalDiscounts) }),
};
