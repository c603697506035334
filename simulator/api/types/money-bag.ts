import type { Decimal, Order } from "../../world/types.ts";
import { money } from "../../world/money.ts";

/** MoneyV2 as GraphQL writes it. */
export interface MoneyV2 {
  amount: string;
  currencyCode: string;
}

/** MoneyBag: the shop's money and what the buyer saw. */
export interface MoneyBag {
  shopMoney: MoneyV2;
  presentmentMoney: MoneyV2;
}

export const moneyIn = (currencyCode: string, amount: Decimal): MoneyV2 => ({ amount: money.graphql(amount), currencyCode });

/** An amount of an order in the shop's currency, with the buyer's beside it. */
export const bagOf = (order: Order, amount: Decimal): MoneyBag => ({
  shopMoney: moneyIn(order.currency, amount),
  presentmentMoney: moneyIn(order.presentmentCurrency, money.times(amount, order.presentmentRate)),
});
