import type { RefundPlan } from "../refund-intent";

/** RefundShippingInput of a plan, in the currency the shopper paid in; null for no shipping. */
export const shippingInput = (
  paid: RefundPlan["shippingPaid"],
): { shippingRefundAmount: { amount: string; currencyCode: "EUR" } } | null =>
  paid && Number(paid.amount) > 0 ? { shippingRefundAmount: { amount: paid.amount, currencyCode: paid.currency as "EUR" } } : null;
