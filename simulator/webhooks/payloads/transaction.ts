import { gid } from "../../world/gid.ts";
import { money } from "../../world/money.ts";
import type { Order, Shop, Transaction } from "../../world/types.ts";
import { shopTime } from "../shop-time.ts";
import { rawId, type JsonObject } from "../write-json.ts";
import { record, type PayloadBuilder } from "./context.ts";
import { unsettledSet } from "./money-set.ts";

/** A transaction inside a refund, and what order_transactions/create says without the card. */
export function transactionFacts(order: Order, transaction: Transaction, shop: Shop): JsonObject {
  const number = order.transactionIds.indexOf(transaction.id) + 1;
  return {
    id: rawId(transaction.id),
    order_id: rawId(order.id),
    kind: transaction.kind.toLowerCase(),
    gateway: transaction.gateway,
    status: transaction.status.toLowerCase(),
    message: transaction.kind === "REFUND" ? `Refunded ${money.add(transaction.amount)} ${order.currency}` : null,
    created_at: shopTime(transaction.createdAt, shop.timezone),
    test: order.test,
    authorization: transaction.kind === "AUTHORIZATION" ? transaction.id : null,
    location_id: null,
    user_id: null,
    parent_id: rawId(transaction.parentId),
    processed_at: shopTime(transaction.createdAt, shop.timezone),
    device_id: null,
    error_code: null,
    source_name: order.sourceName,
    receipt: {},
    amount: money.add(transaction.amount),
    currency: order.currency,
    payment_id: `${order.name}.${number}`,
    total_unsettled_set: unsettledSet(order, transaction.kind === "AUTHORIZATION" ? transaction.amount : "0.00"),
    manual_payment_gateway: false,
    amount_rounding: null,
    admin_graphql_api_id: gid("OrderTransaction", transaction.id),
  };
}

const card: JsonObject = {
  credit_card_bin: "424242",
  avs_result_code: null,
  cvv_result_code: null,
  credit_card_number: "•••• •••• •••• 4242",
  credit_card_company: "Visa",
  buyer_action_info: null,
  credit_card_name: null,
  credit_card_wallet: null,
  credit_card_expiration_month: 12,
  credit_card_expiration_year: 2030,
  payment_method_name: "visa",
};

/** order_transactions/create */
export const transactionPayload: PayloadBuilder = ({ world, shop, announcement }) => {
  const transaction = record(world.state.transactions, announcement.id, "transaction");
  const order = record(world.state.orders, transaction.orderId, "order");
  return { ...transactionFacts(order, transaction, shop), payment_details: transaction.gateway === "manual" ? null : card };
};
