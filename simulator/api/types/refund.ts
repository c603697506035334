import type { Refund, Transaction } from "../../world/types.ts";
import { refundableOf } from "../../actions/compute-money.ts";
import { money } from "../../world/money.ts";
import { pageOf } from "../connection.ts";
import type { PageArgs } from "../connection.ts";
import type { AdminContext } from "../context.ts";
import type { Fields } from "../resolver.ts";
import { lineView, must, orderNamed, own } from "./lookup.ts";
import { bagOf, moneyIn } from "./money-bag.ts";

const moved = (ctx: AdminContext, refund: Refund): Transaction[] =>
  refund.transactionIds.map((id) => must(ctx.world.state.transactions[id], `transaction ${id}`));

/** GraphQL's Refund. */
export const refundFields: Fields<Refund> = {
  legacyResourceId: (refund) => refund.id,
  order: (refund, _args, ctx) => orderNamed(ctx, refund.orderId),
  return: (refund, _args, ctx) => (refund.returnId ? own(ctx, ctx.world.state.returns[refund.returnId]) : null),
  processedAt: (refund) => refund.createdAt,
  totalRefunded: (refund, _args, ctx) => moneyIn(orderNamed(ctx, refund.orderId).currency, refund.total),
  totalRefundedSet: (refund, _args, ctx) => bagOf(orderNamed(ctx, refund.orderId), refund.total),
  refundLineItems: (refund, args: PageArgs) =>
    pageOf(
      refund.lines.map((line) => ({ ...line, refund })),
      args,
    ),
  transactions: (refund, args: PageArgs, ctx) => pageOf(moved(ctx, refund), args),
  refundShippingLines: (refund, args: PageArgs, ctx) => {
    const order = orderNamed(ctx, refund.orderId);
    const shipped = order.shippingLine && !money.isZero(refund.shippingAmount);
    return pageOf(
      shipped ? [{ id: `gid://shopify/RefundShippingLine/${refund.id}`, subtotalAmountSet: bagOf(order, refund.shippingAmount) }] : [],
      args,
    );
  },
  orderAdjustments: (refund, args: PageArgs, ctx) => {
    const order = orderNamed(ctx, refund.orderId);
    if (money.isZero(refund.adjustment)) return pageOf([], args);
    const id = `gid://shopify/OrderAdjustment/${refund.id}`;
    return pageOf(
      [{ id, amountSet: bagOf(order, refund.adjustment), taxAmountSet: bagOf(order, "0"), reason: "REFUND_DISCREPANCY" }],
      args,
    );
  },
  duties: () => [],
};

type RefundLineView = Refund["lines"][number] & { refund: Refund };

const lineOf = (line: RefundLineView, ctx: AdminContext): ReturnType<typeof lineView> =>
  lineView(orderNamed(ctx, line.refund.orderId), line.lineItemId);

/** GraphQL's RefundLineItem. */
export const refundLineItemFields: Fields<RefundLineView> = {
  lineItem: lineOfArgs,
  restocked: (line) => line.restockType === "RETURN" || line.restockType === "CANCEL",
  location: (line, _args, ctx) => (line.locationId ? own(ctx, ctx.world.state.locations[line.locationId]) : null),
  price: (line, _args, ctx) => money.graphql(lineOf(line, ctx).price),
  priceSet: (line, _args, ctx) => bagOf(lineOf(line, ctx).order, lineOf(line, ctx).price),
  subtotal: (line) => money.graphql(line.subtotal),
  subtotalSet: (line, _args, ctx) => bagOf(lineOf(line, ctx).order, line.subtotal),
  totalTax: (line) => money.graphql(line.totalTax),
  totalTaxSet: (line, _args, ctx) => bagOf(lineOf(line, ctx).order, line.totalTax),
};

function lineOfArgs(line: RefundLineView, _args: unknown, ctx: AdminContext): unknown {
  return lineOf(line, ctx);
}

const named = (gateway: string): string =>
  gateway
    .split("_")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");

/** GraphQL's OrderTransaction. */
export const transactionFields: Fields<Transaction> = {
  order: (one, _args, ctx) => orderNamed(ctx, one.orderId),
  amountSet: (one, _args, ctx) => bagOf(orderNamed(ctx, one.orderId), one.amount),
  amount: (one) => money.graphql(one.amount),
  formattedGateway: (one) => named(one.gateway),
  manualPaymentGateway: (one) => one.gateway === "manual" || one.gateway === "bogus_manual",
  parentTransaction: (one, _args, ctx) => (one.parentId ? own(ctx, ctx.world.state.transactions[one.parentId]) : null),
  processedAt: (one) => one.createdAt,
  errorCode: () => null,
  test: (one, _args, ctx) => orderNamed(ctx, one.orderId).test,
  maximumRefundable: (one, _args, ctx) =>
    one.kind === "SALE" || one.kind === "CAPTURE" ? money.graphql(refundableOf(ctx.world, orderNamed(ctx, one.orderId), one)) : null,
  maximumRefundableV2: (one, _args, ctx) => {
    const order = orderNamed(ctx, one.orderId);
    return one.kind === "SALE" || one.kind === "CAPTURE" ? moneyIn(order.currency, refundableOf(ctx.world, order, one)) : null;
  },
};
