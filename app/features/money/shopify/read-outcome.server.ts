import { addAmounts, compareAmounts, subtractAmounts } from "~/lib/money";
import { Refusal } from "~/lib/refusal";
import { adminGraphql } from "~/platform/shopify/admin-graphql.server";
import type { RefundPlan } from "../refund-intent";
import { shippingInput } from "./shipping-input";
import { suggestOutcomeQuery } from "./return-money";

/** What Shopify suggests for these pieces, in the shape we store. */
export type Outcome = Pick<RefundPlan, "transactions" | "sums" | "refundsBefore"> & { amount: string; currency: string; orderId: string };

/**
 * Asks Shopify what to give back. Nothing is computed here but the fees, which are what is missing between the parts and the whole.
 * @throws Refusal "no-outcome" when Shopify has no suggestion, "shopper-owes" when the fees are higher than the value,
 *   "too-much-shipping"
 */
export async function readOutcome(
  shop: string,
  asked: { returnGid: string; lines: readonly { gid: string; quantity: number }[] } & Pick<RefundPlan, "shipping" | "shippingPaid">,
): Promise<Outcome> {
  const { return: found } = await adminGraphql(shop, suggestOutcomeQuery, {
    id: asked.returnGid,
    lines: asked.lines.map(({ gid, quantity }) => ({ id: gid, quantity })),
    shipping: shippingInput(asked.shippingPaid),
  });
  const outcome = found?.suggestedFinancialOutcome;
  if (!found || !outcome) throw new Refusal("conflict", "no-outcome", "Shopify has no refund to suggest for these pieces.");
  const left = addAmounts(outcome.shipping.maximumRefundableSet.shopMoney.amount);
  if (compareAmounts(asked.shipping, left) > 0)
    throw new Refusal("invalid", "too-much-shipping", `At most ${left} of the order’s shipping can still be refunded.`, {
      fields: { shipping: `At most ${left}.` },
    });
  const transfer = outcome.financialTransfer;
  if (transfer?.__typename === "InvoiceReturnOutcome")
    throw new Refusal(
      "conflict",
      "shopper-owes",
      "The fees are higher than the value of these pieces, so there is nothing to refund. Receive them without a refund.",
    );
  const amount = addAmounts(transfer?.amount.shopMoney.amount ?? "0.00");
  const subtotal = addAmounts(outcome.discountedSubtotal.shopMoney.amount);
  const tax = addAmounts(outcome.totalTax.shopMoney.amount);
  const shippingBack = addAmounts(outcome.shipping.amountSet.shopMoney.amount);
  return {
    amount,
    currency: found.order.currencyCode,
    orderId: found.order.id,
    transactions: (transfer?.suggestedTransactions ?? []).flatMap((one) =>
      one.parentTransaction
        ? [
            {
              parentId: one.parentTransaction.id,
              gateway: one.formattedGateway ?? "Original payment",
              amount: addAmounts(one.amountSet.presentmentMoney.amount),
              currency: one.amountSet.presentmentMoney.currencyCode,
            },
          ]
        : [],
    ),
    sums: {
      subtotal,
      tax,
      shipping: shippingBack,
      fees: subtractAmounts(addAmounts(subtotal, shippingBack, found.order.taxesIncluded ? "0.00" : tax), amount),
      maximumRefundable: addAmounts(outcome.maximumRefundable.shopMoney.amount),
    },
    refundsBefore: found.refunds.nodes.map((refund) => refund.id),
  };
}
