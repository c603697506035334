import type { Decimal, Order, Return } from "../world/types.ts";
import { money } from "../world/money.ts";
import type { World } from "../world/world.ts";
import { linePart, orderTotals, paymentsOf, refundableOf, refundedQuantity, shippingTaxOf, taxOf } from "./compute-money.ts";

export interface OutcomeQuestion {
  returnId: string;
  /** Return lines and how many pieces of each. */
  lines: { id: string; quantity: number }[];
  exchangeLines?: { id: string; quantity: number }[];
  refundShipping?: { fullRefund?: boolean; amount?: Decimal } | null;
  allocation?: "ORIGINAL_PAYMENT_METHODS" | "STORE_CREDIT";
}

export interface SuggestedTransaction {
  parentId: string;
  gateway: string;
  amount: Decimal;
  /** What this payment can still give back. */
  maximumRefundable: Decimal;
}

/** Amounts in the shop's currency, as Return.suggestedFinancialOutcome gives them; the parts of the fees are ours, for the reader. */
export interface SuggestedOutcome {
  discountedSubtotal: Decimal;
  totalCartDiscountAmount: Decimal;
  totalTax: Decimal;
  shipping: { amount: Decimal; tax: Decimal; maximumRefundable: Decimal };
  restockingFees: Decimal;
  /** "0.00" once an earlier refund of the return kept it. */
  returnShippingFee: Decimal;
  exchangeTotal: Decimal;
  maximumRefundable: Decimal;
  transfer:
    | {
        kind: "REFUND";
        amount: Decimal;
        suggestedTransactions: SuggestedTransaction[];
        suggestedRefundMethods: { amount: Decimal; maximumRefundable: Decimal }[];
      }
    | { kind: "INVOICE"; amount: Decimal };
}

/** Takes an amount from the payments, oldest first, never more than each has left. */
export function spreadOverPayments(world: World, order: Order, amount: Decimal): SuggestedTransaction[] {
  let left = amount;
  return paymentsOf(world, order).flatMap((payment) => {
    const maximumRefundable = refundableOf(world, order, payment);
    const part = money.min(left, maximumRefundable);
    left = money.subtract(left, part);
    return money.compare(part, "0") > 0 ? [{ parentId: payment.id, gateway: payment.gateway, amount: part, maximumRefundable }] : [];
  });
}

/** What the shipping still holds, and how much of it the question wants back. */
export function shippingBack(world: World, order: Order, wanted: OutcomeQuestion["refundShipping"]): SuggestedOutcome["shipping"] {
  const maximumRefundable = orderTotals(world, order).currentShipping;
  const amount = wanted?.fullRefund ? maximumRefundable : money.min(wanted?.amount ?? "0.00", maximumRefundable);
  return { amount, tax: shippingTaxOf(order, amount), maximumRefundable };
}

interface LineSums {
  subtotal: Decimal;
  discount: Decimal;
  tax: Decimal;
  fees: Decimal;
}

function sumLines(world: World, order: Order, subject: Return, lines: OutcomeQuestion["lines"]): LineSums {
  const sums: LineSums = { subtotal: "0.00", discount: "0.00", tax: "0.00", fees: "0.00" };
  const taken = new Map<string, number>();
  for (const asked of lines) {
    const returned = subject.lines.find((line) => line.id === asked.id);
    const line = order.lines.find((one) => one.id === returned?.lineItemId);
    if (!returned || !line) continue;
    const from = refundedQuantity(world, order, line.id) + (taken.get(line.id) ?? 0);
    const to = Math.max(from, Math.min(line.quantity, from + asked.quantity));
    taken.set(line.id, (taken.get(line.id) ?? 0) + asked.quantity);
    const value = linePart(line, from, to);
    sums.subtotal = money.add(sums.subtotal, value);
    sums.discount = money.add(sums.discount, money.subtract(money.times(line.price, to - from), value));
    sums.tax = money.add(sums.tax, taxOf(order, value, line.taxable));
    sums.fees = money.add(sums.fees, money.share(value, Math.round((returned.restockingFeePercent ?? 0) * 100), 10_000));
  }
  return sums;
}

/** Price of exchange lines, with the tax the shopper pays. */
function sumExchanges(world: World, order: Order, subject: Return, lines: OutcomeQuestion["exchangeLines"]): Decimal {
  const variants = Object.values(world.state.products).flatMap((product) => (product.shop === order.shop ? product.variants : []));
  return money.add(
    "0",
    ...(lines ?? []).map((asked) => {
      const wanted = subject.exchangeLines.find((line) => line.id === asked.id);
      const price = money.times(variants.find((variant) => variant.id === wanted?.variantId)?.price ?? "0", asked.quantity);
      return order.taxesIncluded ? price : money.add(price, taxOf(order, price));
    }),
  );
}

/**
 * What Shopify would suggest for processing these pieces: value less fees less exchanges, never more than what was received and not yet given
 * back. undefined for an unknown return. Source: SuggestedReturnFinancialOutcome in the 2026-10 schema.
 */
export function suggestedOutcome(world: World, question: OutcomeQuestion): SuggestedOutcome | undefined {
  const subject = world.state.returns[question.returnId];
  const order = subject && world.state.orders[subject.orderId];
  if (!subject || !order) return undefined;
  const sums = sumLines(world, order, subject, question.lines);
  const shipping = shippingBack(world, order, question.refundShipping);
  const exchangeTotal = sumExchanges(world, order, subject, question.exchangeLines);
  const fee = subject.returnShippingFee;
  const returnShippingFee = fee && !fee.charged && question.lines.length > 0 ? fee.amount : "0.00";
  const value = money.add(sums.subtotal, order.taxesIncluded ? "0" : sums.tax, shipping.amount);
  const owed = money.subtract(value, money.add(sums.fees, returnShippingFee, exchangeTotal));
  const maximumRefundable = orderTotals(world, order).net;
  const amount = money.min(owed, maximumRefundable);
  const credit = question.allocation === "STORE_CREDIT";
  return {
    discountedSubtotal: sums.subtotal,
    totalCartDiscountAmount: sums.discount,
    totalTax: money.add(sums.tax, shipping.tax),
    shipping,
    restockingFees: sums.fees,
    returnShippingFee,
    exchangeTotal,
    maximumRefundable,
    transfer:
      money.compare(owed, "0") < 0
        ? { kind: "INVOICE", amount: money.negate(owed) }
        : {
            kind: "REFUND",
            amount,
            suggestedTransactions: credit ? [] : spreadOverPayments(world, order, amount),
            suggestedRefundMethods: credit ? [{ amount, maximumRefundable }] : [],
          },
  };
}
