import { money } from "../../world/money.ts";
import type { Order } from "../../world/types.ts";
import type { JsonObject } from "../write-json.ts";

type Currencies = Pick<Order, "currency" | "presentmentCurrency" | "presentmentRate">;

/** An amount of the shop's currency as webhooks write prices: in both currencies, two digits. */
export const moneySet = (order: Currencies, amount: string): JsonObject => ({
  shop_money: { amount: money.add(amount), currency_code: order.currency },
  presentment_money: { amount: money.times(amount, order.presentmentRate), currency_code: order.presentmentCurrency },
});

/** The same with `currency` instead of `currency_code`, as transactions have it. */
export const unsettledSet = (order: Currencies, amount: string): JsonObject => ({
  presentment_money: { amount: money.times(amount, order.presentmentRate), currency: order.presentmentCurrency },
  shop_money: { amount: money.add(amount), currency: order.currency },
});
