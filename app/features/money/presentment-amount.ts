import type { Order } from "~/features/orders/order";
import { addAmounts, shareOf, toUnits } from "~/lib/money";

/** An amount as Shopify's MoneyInput wants it; the type names one currency code for all. */
export interface MoneyWanted {
  amount: string;
  currencyCode: "EUR";
}

/** An amount of the shop's currency in the currency that the shopper paid in, at the order's own rate. */
export function presentmentAmount(
  order: Pick<Order, "currency" | "total" | "presentmentCurrency" | "presentmentTotal">,
  amount: string,
): MoneyWanted {
  const same = order.presentmentCurrency === order.currency || toUnits(order.total) === 0n;
  return {
    amount: same ? addAmounts(amount) : shareOf(amount, toUnits(order.presentmentTotal), toUnits(order.total)),
    currencyCode: order.presentmentCurrency as "EUR",
  };
}
