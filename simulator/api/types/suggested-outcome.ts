import type { Order, Return } from "../../world/types.ts";
import { suggestedOutcome } from "../../actions/suggest-outcome.ts";
import type { SuggestedOutcome } from "../../actions/suggest-outcome.ts";
import { money } from "../../world/money.ts";
import type { AdminContext } from "../context.ts";
import { idOf } from "../global-id.ts";
import { must, orderNamed } from "./lookup.ts";
import { bagOf } from "./money-bag.ts";

interface OutcomeArgs {
  returnLineItems: { id: string; quantity: number }[];
  exchangeLineItems: { id: string; quantity: number }[];
  refundShipping?: { fullRefund?: boolean | null; shippingRefundAmount?: { amount: string } | null } | null;
  refundMethodAllocation?: "ORIGINAL_PAYMENT_METHODS" | "STORE_CREDIT" | null;
}

/** RefundShippingInput as the actions take it. */
export const shippingOf = (input: OutcomeArgs["refundShipping"]): { fullRefund?: boolean; amount?: string } | null =>
  input
    ? {
        ...(input.fullRefund ? { fullRefund: true } : {}),
        ...(input.shippingRefundAmount ? { amount: String(input.shippingRefundAmount.amount) } : {}),
      }
    : null;

const transferOf = (ctx: AdminContext, order: Order, transfer: SuggestedOutcome["transfer"]): Record<string, unknown> => {
  const amount = bagOf(order, transfer.amount);
  if (transfer.kind === "INVOICE") return { __typename: "InvoiceReturnOutcome", amount };
  return {
    __typename: "RefundReturnOutcome",
    amount,
    suggestedTransactions: transfer.suggestedTransactions.map((one) => ({
      amount: money.graphql(one.amount),
      amountSet: bagOf(order, one.amount),
      maximumRefundable: money.graphql(one.maximumRefundable),
      maximumRefundableSet: bagOf(order, one.maximumRefundable),
      gateway: one.gateway,
      formattedGateway: one.gateway,
      kind: "SUGGESTED_REFUND",
      accountNumber: null,
      paymentDetails: null,
      parentTransaction: must(ctx.world.state.transactions[one.parentId], `transaction ${one.parentId}`),
    })),
    suggestedRefundMethods: transfer.suggestedRefundMethods.map((one) => ({
      __typename: "SuggestedStoreCreditRefund",
      amount: bagOf(order, one.amount),
      maximumRefundable: bagOf(order, one.maximumRefundable),
      expiresAt: null,
    })),
  };
};

/** Return.suggestedFinancialOutcome. */
export function suggestedFinancialOutcome(one: Return, args: OutcomeArgs, ctx: AdminContext): Record<string, unknown> {
  const order = orderNamed(ctx, one.orderId);
  const numeric = (lines: OutcomeArgs["returnLineItems"], type: string): { id: string; quantity: number }[] =>
    lines.map((line) => ({ id: idOf(line.id, type), quantity: line.quantity }));
  const outcome = must(
    suggestedOutcome(ctx.world, {
      returnId: one.id,
      lines: numeric(args.returnLineItems, "ReturnLineItem"),
      exchangeLines: numeric(args.exchangeLineItems, "ExchangeLineItem"),
      refundShipping: shippingOf(args.refundShipping),
      allocation: args.refundMethodAllocation ?? "ORIGINAL_PAYMENT_METHODS",
    }),
    `outcome of return ${one.id}`,
  );
  const { shipping } = outcome;
  return {
    discountedSubtotal: bagOf(order, outcome.discountedSubtotal),
    maximumRefundable: bagOf(order, outcome.maximumRefundable),
    totalCartDiscountAmount: bagOf(order, outcome.totalCartDiscountAmount),
    totalTax: bagOf(order, outcome.totalTax),
    totalDuties: bagOf(order, "0"),
    totalAdditionalFees: bagOf(order, money.add(outcome.restockingFees, outcome.returnShippingFee)),
    refundDuties: [],
    shipping: {
      amount: money.graphql(shipping.amount),
      amountSet: bagOf(order, shipping.amount),
      maximumRefundable: money.graphql(shipping.maximumRefundable),
      maximumRefundableSet: bagOf(order, shipping.maximumRefundable),
      tax: money.graphql(shipping.tax),
      taxSet: bagOf(order, shipping.tax),
    },
    financialTransfer: transferOf(ctx, order, outcome.transfer),
  };
}
