import type { Dispute, Order } from "../../world/types.ts";
import { refundsOf, transactionsOf } from "../../actions/compute-money.ts";
import { financialStatus, fulfillmentStatus, returnsOf, returnStatusOf } from "../../actions/compute-status.ts";
import { statusAddress } from "../../order-status.ts";
import { money } from "../../world/money.ts";
import { listOf, pageOf, paginate } from "../connection.ts";
import type { PageArgs } from "../connection.ts";
import type { Fields } from "../resolver.ts";
import { customerOf, lineView, must, ofShop } from "./lookup.ts";
import { orderMoney } from "./order-money.ts";
import { shippingLineView, taxLinesOf } from "./tax-lines.ts";
import { totalsOf } from "./totals.ts";

const state = {
  displayFinancialStatus: (order, _args, ctx) => financialStatus(ctx.world, order, totalsOf(ctx, order)),
  displayFulfillmentStatus: (order, _args, ctx) => fulfillmentStatus(ctx.world, order),
  returnStatus: (order, _args, ctx) => returnStatusOf(ctx.world, order),
  fullyPaid: (order, _args, ctx) => money.compare(totalsOf(ctx, order).outstanding, "0") <= 0,
  unpaid: (order, _args, ctx) => money.isZero(totalsOf(ctx, order).received),
  closed: (order) => order.closedAt !== null,
  confirmed: () => true,
  cancellation: (order) => (order.cancelledAt ? { staffNote: order.cancelStaffNote } : null),
  refundable: (order, _args, ctx) => money.compare(totalsOf(ctx, order).net, "0") > 0,
  fulfillable: (order) => order.lines.some((line) => line.fulfillableQuantity > 0),
  requiresShipping: (order) => order.lines.some((line) => line.requiresShipping),
  edited: () => false,
  canNotifyCustomer: (order) => order.email !== null || order.phone !== null,
  canMarkAsPaid: (order, _args, ctx) => money.compare(totalsOf(ctx, order).outstanding, "0") > 0 && !order.cancelledAt,
  merchantEditable: (order) => order.cancelledAt === null,
  taxExempt: () => false,
} satisfies Fields<Order>;

const parts = {
  lineItems: (order, args: PageArgs) =>
    pageOf(
      order.lines.map((line) => lineView(order, line.id)),
      args,
    ),
  customer: (order, _args, ctx) => customerOf(ctx, order),
  fulfillments: (order, args: { first?: number }, ctx) =>
    listOf(order.fulfillmentIds, args).map((id) => must(ctx.world.state.fulfillments[id], `fulfillment ${id}`)),
  fulfillmentsCount: (order) => ({ count: order.fulfillmentIds.length, precision: "EXACT" }),
  fulfillmentOrders: (order, args: PageArgs, ctx) =>
    pageOf(
      order.fulfillmentOrderIds.map((id) => must(ctx.world.state.fulfillmentOrders[id], `fulfillment order ${id}`)),
      args,
    ),
  returns: (order, args: PageArgs, ctx) => pageOf(returnsOf(ctx.world, order), args),
  refunds: (order, args: { first?: number }, ctx) => listOf(refundsOf(ctx.world, order), args),
  transactions: (order, args: { first?: number }, ctx) => listOf(transactionsOf(ctx.world, order), args),
  transactionsCount: (order) => ({ count: order.transactionIds.length, precision: "EXACT" }),
  disputes: (order, _args, ctx) => ofShop<Dispute>(ctx, ctx.world.state.disputes).filter((dispute) => dispute.orderId === order.id),
  shippingLine: (order) => shippingLineView(order),
  shippingLines: (order, args: PageArgs) =>
    paginate(
      [shippingLineView(order)].filter((line) => line !== null),
      args,
      (line) => line.id,
    ),
  taxLines: (order, _args, ctx) => taxLinesOf(order, totalsOf(ctx, order).tax),
  currentTaxLines: (order, _args, ctx) => taxLinesOf(order, totalsOf(ctx, order).currentTax),
  metafield: () => null,
  metafields: (_order, args: PageArgs) => pageOf([], args),
  discountApplications: (order, args: PageArgs) =>
    paginate(
      order.discountCode ? [{ __typename: "DiscountCodeApplication", order, code: order.discountCode, index: 0 }] : [],
      args,
      (item) => item.code,
    ),
} satisfies Fields<Order>;

const facts = {
  legacyResourceId: (order) => order.id,
  currencyCode: (order) => order.currency,
  presentmentCurrencyCode: (order) => order.presentmentCurrency,
  tags: (order) => [...order.tags].sort(),
  discountCodes: (order) => (order.discountCode ? [order.discountCode] : []),
  customAttributes: () => [],
  paymentGatewayNames: (order, _args, ctx) => [...new Set(transactionsOf(ctx.world, order).map((one) => one.gateway))],
  poNumber: () => null,
  sourceIdentifier: () => null,
  confirmationNumber: (order) => BigInt(order.id).toString(36).toUpperCase().slice(-9),
  statusPageUrl: (order, _args, ctx) => statusAddress(ctx.sim.config, order.id),
  billingAddressMatchesShippingAddress: (order) => JSON.stringify(order.billingAddress) === JSON.stringify(order.shippingAddress),
  displayAddress: (order) => order.shippingAddress ?? order.billingAddress,
  subtotalLineItemsQuantity: (order) => order.lines.reduce((sum, line) => sum + line.quantity, 0),
  currentSubtotalLineItemsQuantity: (order) => order.lines.reduce((sum, line) => sum + line.currentQuantity, 0),
  dutiesIncluded: () => false,
  estimatedTaxes: () => false,
} satisfies Fields<Order>;

/** GraphQL's Order; its parent value is the world's record. */
export const orderFields: Fields<Order> = { ...orderMoney, ...state, ...parts, ...facts };
