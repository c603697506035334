import { randomUUID } from "node:crypto";
import { linePart, refundedQuantity, taxOf } from "../../actions/compute-money.ts";
import { money } from "../../world/money.ts";
import type { AdminContext } from "../context.ts";
import { idOf } from "../global-id.ts";
import { fulfilledLine, lineView, variantView, visibleOrder } from "../types/lookup.ts";
import { bagOf } from "../types/money-bag.ts";

interface Input {
  orderId: string;
  returnLineItems?: { fulfillmentLineItemId: string; quantity: number; restockingFee?: { percentage: number } | null }[] | null;
  exchangeLineItems?: { variantId: string; quantity: number }[] | null;
  returnShippingFee?: { amount: { amount: string } } | null;
}

/** `returnCalculate`: what a return would cost or bring before there is one; what goes back is negative, fees are positive. */
export function calculateReturn(_root: undefined, { input }: { input: Input }, ctx: AdminContext): Record<string, unknown> | null {
  const order = visibleOrder(ctx, idOf(input.orderId, "Order"));
  if (!order) return null;
  const returnLineItems = (input.returnLineItems ?? []).map((asked) => {
    const fulfilled = fulfilledLine(ctx, order, idOf(asked.fulfillmentLineItemId, "FulfillmentLineItem"));
    const line = lineView(order, fulfilled.lineItemId);
    const from = refundedQuantity(ctx.world, order, line.id);
    const value = linePart(line, from, Math.min(line.quantity, from + asked.quantity));
    const percentage = asked.restockingFee?.percentage ?? 0;
    const fee = money.share(value, Math.round(percentage * 100), 10_000);
    return {
      id: `gid://shopify/CalculatedReturnLineItem/${randomUUID()}`,
      fulfillmentLineItem: fulfilled,
      quantity: asked.quantity,
      subtotalBeforeOrderDiscountsSet: bagOf(order, money.negate(money.times(line.price, asked.quantity))),
      subtotalSet: bagOf(order, money.negate(value)),
      totalTaxSet: bagOf(order, money.negate(taxOf(order, value, line.taxable))),
      restockingFee: percentage
        ? { id: `gid://shopify/CalculatedRestockingFee/${randomUUID()}`, percentage, amountSet: bagOf(order, fee) }
        : null,
    };
  });
  const exchangeLineItems = (input.exchangeLineItems ?? []).map((asked) => {
    const variant = variantView(ctx, idOf(asked.variantId, "ProductVariant"));
    const price = money.times(variant?.price ?? "0", asked.quantity);
    return {
      id: `gid://shopify/CalculatedExchangeLineItem/${randomUUID()}`,
      variant,
      quantity: asked.quantity,
      subtotalSet: bagOf(order, price),
      totalTaxSet: bagOf(order, taxOf(order, price)),
    };
  });
  const fee = input.returnShippingFee?.amount.amount;
  return {
    id: `gid://shopify/CalculatedReturn/${randomUUID()}`,
    returnLineItems,
    exchangeLineItems,
    returnShippingFee: fee
      ? { id: `gid://shopify/CalculatedReturnShippingFee/${randomUUID()}`, amountSet: bagOf(order, String(fee)) }
      : null,
  };
}
