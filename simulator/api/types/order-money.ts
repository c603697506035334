import type { Decimal, Order } from "../../world/types.ts";
import { refundsOf } from "../../actions/compute-money.ts";
import type { OrderTotals } from "../../actions/compute-money.ts";
import { money } from "../../world/money.ts";
import type { Fields, Resolver } from "../resolver.ts";
import { bagOf, moneyIn } from "./money-bag.ts";
import { totalsOf } from "./totals.ts";

const bag =
  (pick: (totals: OrderTotals, order: Order) => Decimal): Resolver<Order> =>
  (order, _args, ctx) =>
    bagOf(order, pick(totalsOf(ctx, order), order));

const plain =
  (pick: (totals: OrderTotals) => Decimal): Resolver<Order> =>
  (order, _args, ctx) =>
    money.graphql(pick(totalsOf(ctx, order)));

/** The sums of an order. */
export const orderMoney: Fields<Order> = {
  subtotalPriceSet: bag((totals) => totals.subtotal),
  totalPriceSet: bag((totals) => totals.total),
  originalTotalPriceSet: bag((totals) => totals.total),
  totalShippingPriceSet: bag((totals) => totals.shipping),
  totalTaxSet: bag((totals) => totals.tax),
  totalDiscountsSet: bag((totals) => totals.discounts),
  cartDiscountAmountSet: (order) => (order.discountCode ? bagOf(order, order.totalDiscounts) : null),
  currentCartDiscountAmountSet: bag((totals) => totals.discounts),
  currentSubtotalPriceSet: bag((totals) => totals.currentSubtotal),
  currentTotalPriceSet: bag((totals) => totals.currentTotal),
  currentTotalTaxSet: bag((totals) => totals.currentTax),
  currentTotalDiscountsSet: bag((totals) => totals.discounts),
  currentShippingPriceSet: bag((totals) => totals.currentShipping),
  totalReceivedSet: bag((totals) => totals.received),
  totalRefundedSet: bag((totals) => totals.refunded),
  totalRefundedShippingSet: (order, _args, ctx) =>
    bagOf(order, money.add("0", ...refundsOf(ctx.world, order).map((refund) => refund.shippingAmount))),
  totalOutstandingSet: bag((totals) => (money.compare(totals.outstanding, "0") > 0 ? totals.outstanding : "0")),
  totalCapturableSet: bag((totals) => totals.capturable),
  netPaymentSet: bag((totals) => totals.net),
  refundDiscrepancySet: (order, _args, ctx) =>
    bagOf(order, money.add("0", ...refundsOf(ctx.world, order).map((refund) => refund.adjustment))),
  totalTipReceivedSet: (order) => bagOf(order, "0"),
  totalTipReceived: (order) => moneyIn(order.currency, "0"),
  currentTotalDutiesSet: () => null,
  currentTotalAdditionalFeesSet: () => null,
  originalTotalDutiesSet: () => null,
  originalTotalAdditionalFeesSet: () => null,
  subtotalPrice: plain((totals) => totals.subtotal),
  totalPrice: plain((totals) => totals.total),
  totalTax: plain((totals) => totals.tax),
  totalShippingPrice: plain((totals) => totals.shipping),
  totalReceived: plain((totals) => totals.received),
  totalRefunded: plain((totals) => totals.refunded),
  netPayment: plain((totals) => totals.net),
  totalDiscounts: plain((totals) => totals.discounts),
};
