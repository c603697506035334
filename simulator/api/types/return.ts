import type { Order, Return, ReturnLine } from "../../world/types.ts";
import { lineTotal } from "../../actions/compute-money.ts";
import { reasonById } from "../../actions/return-reasons.ts";
import { money } from "../../world/money.ts";
import { pageOf } from "../connection.ts";
import type { PageArgs } from "../connection.ts";
import type { AdminContext } from "../context.ts";
import { as } from "../resolver.ts";
import type { Fields } from "../resolver.ts";
import { fulfilledLine, lineView, must, orderNamed, variantView } from "./lookup.ts";
import { bagOf } from "./money-bag.ts";
import { suggestedFinancialOutcome } from "./suggested-outcome.ts";

/** A return's line with its return: the parent value of GraphQL's ReturnLineItem. */
export type ReturnLineView = ReturnLine & { return: Return };

export const returnLineView = (owner: Return, line: ReturnLine): ReturnLineView & { __typename: string } =>
  as("ReturnLineItem", { ...line, return: owner });

const orderOf = (ctx: AdminContext, line: ReturnLineView): Order => orderNamed(ctx, line.return.orderId);

/** GraphQL's Return. */
export const returnFields: Fields<Return> = {
  suggestedFinancialOutcome,
  order: (one, _args, ctx) => orderNamed(ctx, one.orderId),
  totalQuantity: (one) => [...one.lines, ...one.exchangeLines].reduce((sum, line) => sum + line.quantity, 0),
  returnLineItems: (one, args: PageArgs) =>
    pageOf(
      one.lines.map((line) => returnLineView(one, line)),
      args,
    ),
  exchangeLineItems: (one, args: PageArgs) =>
    pageOf(
      one.exchangeLines.map((line) => ({ ...line, return: one })),
      args,
    ),
  returnShippingFees: (one, _args, ctx) =>
    one.returnShippingFee
      ? [
          {
            id: `gid://shopify/ReturnShippingFee/${one.returnShippingFee.id}`,
            amountSet: bagOf(orderNamed(ctx, one.orderId), one.returnShippingFee.amount),
          },
        ]
      : [],
  reverseFulfillmentOrders: (one, args: PageArgs, ctx) =>
    pageOf(
      one.reverseFulfillmentOrderIds.map((id) => must(ctx.world.state.reverseFulfillmentOrders[id], `reverse fulfillment order ${id}`)),
      args,
    ),
  refunds: (one, args: PageArgs, ctx) =>
    pageOf(
      one.refundIds.map((id) => must(ctx.world.state.refunds[id], `refund ${id}`)),
      args,
    ),
  transactions: (one, args: PageArgs, ctx) => {
    const refunds = one.refundIds.map((id) => must(ctx.world.state.refunds[id], `refund ${id}`));
    return pageOf(
      refunds.flatMap((refund) => refund.transactionIds).map((id) => must(ctx.world.state.transactions[id], `transaction ${id}`)),
      args,
    );
  },
};

const left = (line: ReturnLineView): number => line.quantity - line.processedQuantity;

const worth = (ctx: AdminContext, line: ReturnLineView): string => {
  const item = lineView(orderOf(ctx, line), line.lineItemId);
  return money.share(lineTotal(item), line.quantity, item.quantity);
};

/** GraphQL's ReturnLineItem. */
export const returnLineItemFields: Fields<ReturnLineView> = {
  fulfillmentLineItem: (line, _args, ctx) => fulfilledLine(ctx, orderOf(ctx, line), line.fulfillmentLineItemId),
  unprocessedQuantity: left,
  processableQuantity: (line) => (line.return.status === "OPEN" ? left(line) : 0),
  refundableQuantity: (line) => line.quantity - line.refundedQuantity,
  returnReasonDefinition: (line) => reasonById(line.returnReasonDefinitionId) ?? null,
  withCodeDiscountedTotalPriceSet: (line, _args, ctx) => bagOf(orderOf(ctx, line), worth(ctx, line)),
  restockingFee: (line, _args, ctx) =>
    line.restockingFeePercent
      ? {
          id: `gid://shopify/RestockingFee/${line.id}`,
          percentage: line.restockingFeePercent,
          amountSet: bagOf(orderOf(ctx, line), money.share(worth(ctx, line), Math.round(line.restockingFeePercent * 100), 10_000)),
        }
      : null,
};

type ExchangeView = Return["exchangeLines"][number] & { return: Return };

const variantOf = (ctx: AdminContext, line: ExchangeView): { title: string; productId: string; variant: string; sku: string } => {
  const variant = must(variantView(ctx, line.variantId), `variant ${line.variantId}`);
  const { product } = variant;
  return { title: product.title, productId: product.id, variant: variant.title, sku: variant.sku };
};

/** GraphQL's ExchangeLineItem. */
export const exchangeLineItemFields: Fields<ExchangeView> = {
  unprocessedQuantity: (line) => line.quantity - line.processedQuantity,
  processableQuantity: (line) => line.quantity - line.processedQuantity,
  variantId: (line) => `gid://shopify/ProductVariant/${line.variantId}`,
  productId: (line, _args, ctx) => `gid://shopify/Product/${variantOf(ctx, line).productId}`,
  title: (line, _args, ctx) => variantOf(ctx, line).title,
  variantTitle: (line, _args, ctx) => variantOf(ctx, line).variant,
  variantSku: (line, _args, ctx) => variantOf(ctx, line).sku,
  lineItem: (line, _args, ctx) => (line.lineItemId ? lineView(orderNamed(ctx, line.return.orderId), line.lineItemId) : null),
  lineItems: (line, _args, ctx) => (line.lineItemId ? [lineView(orderNamed(ctx, line.return.orderId), line.lineItemId)] : []),
};

/** GraphQL's ReturnReasonDefinition. */
export const reasonFields: Fields<{ id: string }> = { deleted: () => false };
