import type { Decimal, LineItem, Order, Refund, Transaction } from "../world/types.ts";
import { money } from "../world/money.ts";
import type { World } from "../world/world.ts";
import type { Announcer } from "./announcer.ts";
import { linePart, orderTotals, paymentsOf, refundableOf, refundedQuantity, refundLinesValue, spoken, taxOf } from "./compute-money.ts";
import { addToStoreCredit } from "./store-credit.ts";
import { type UserError, userError } from "./user-error.ts";

export interface MoneyBack {
  transactions: { parentId: string; amount: Decimal }[];
  storeCredit?: { amount: Decimal; expiresAt?: string | null } | null;
  allowOverRefunding?: boolean;
}

export interface RefundPlan extends MoneyBack {
  returnId: string | null;
  note: string | null;
  lines: { lineItemId: string; quantity: number; restockType: Restock; locationId: string | null; pick: "fulfilled" | "unfulfilled" }[];
  shippingAmount: Decimal;
  /** Value of exchange lines that join the order in the same deed. */
  exchanged?: Decimal;
  /** What becomes of value that is not paid out: the shop keeps it (fees), it is still owed, or the shop keeps just this much. */
  difference: "kept" | "owed" | { kept: Decimal };
}

export type Restock = "CANCEL" | "LEGACY_RESTOCK" | "NO_RESTOCK" | "RETURN";

export const moneyIn = (back: MoneyBack): Decimal =>
  money.add(back.storeCredit?.amount ?? "0", ...back.transactions.map((one) => one.amount));

/** What forbids this money: an unknown payment, more than one payment holds, more than was received and not yet given back. */
export function moneyBackError(world: World, order: Order, back: MoneyBack): UserError | undefined {
  const payments = paymentsOf(world, order);
  const asked = new Map<string, Decimal>();
  for (const one of back.transactions) asked.set(one.parentId, money.add(asked.get(one.parentId) ?? "0", one.amount));
  if ([...asked.keys()].some((id) => !payments.some((payment) => payment.id === id)))
    return userError("transactions", "Transactions require a parent_id associated with the order", "INVALID");
  const tooMuch = (amount: Decimal, limit: Decimal): UserError =>
    userError(
      null,
      `Refund amount ${spoken(amount, order.currency)} is greater than net payment received ${spoken(limit, order.currency)}`,
      "INVALID",
    );
  const amount = moneyIn(back);
  const { net } = orderTotals(world, order);
  if (!back.allowOverRefunding && money.compare(amount, net) > 0) return tooMuch(amount, net);
  for (const payment of payments) {
    const limit = refundableOf(world, order, payment);
    const wanted = asked.get(payment.id) ?? "0.00";
    if (money.compare(wanted, limit) > 0) return tooMuch(wanted, limit);
  }
  if (back.transactions.some((one) => money.compare(one.amount, "0") < 0))
    return userError("transactions", "Amount must be greater than zero", "INVALID");
  return undefined;
}

function restock(world: World, line: LineItem, quantity: number, type: Restock): void {
  if (type === "NO_RESTOCK") return;
  const variant = world.state.products[line.productId ?? ""]?.variants.find((one) => one.id === line.variantId);
  if (variant) variant.inventory += quantity;
}

/** Takes pieces that were not sent yet out of the fulfillment orders. */
function unroute(world: World, order: Order, line: LineItem, quantity: number): void {
  let left = Math.min(quantity, line.fulfillableQuantity);
  line.fulfillableQuantity -= left;
  for (const id of order.fulfillmentOrderIds) {
    const source = world.state.fulfillmentOrders[id];
    for (const waiting of source?.lines ?? []) {
      if (waiting.lineItemId !== line.id || left === 0) continue;
      const part = Math.min(left, waiting.remainingQuantity);
      waiting.remainingQuantity -= part;
      waiting.totalQuantity -= part;
      left -= part;
    }
    if (source && source.status !== "CLOSED" && source.lines.every((waiting) => waiting.remainingQuantity === 0)) source.status = "CLOSED";
  }
}

function takeLines(world: World, order: Order, plan: RefundPlan): Refund["lines"] {
  const taken = new Map<string, number>();
  return plan.lines.flatMap((asked) => {
    const line = order.lines.find((one) => one.id === asked.lineItemId);
    if (!line) return [];
    const from = refundedQuantity(world, order, line.id) + (taken.get(line.id) ?? 0);
    const subtotal = linePart(line, from, from + asked.quantity);
    taken.set(line.id, (taken.get(line.id) ?? 0) + asked.quantity);
    line.currentQuantity -= asked.quantity;
    restock(world, line, asked.quantity, asked.restockType);
    if (asked.pick === "unfulfilled") unroute(world, order, line, asked.quantity);
    const { lineItemId, quantity, restockType, locationId } = asked;
    return [{ id: world.newId(), lineItemId, quantity, restockType, locationId, subtotal, totalTax: taxOf(order, subtotal, line.taxable) }];
  });
}

function book(world: World, order: Order, parent: Transaction | undefined, amount: Decimal): Transaction {
  const made: Transaction = {
    id: world.newId(),
    shop: order.shop,
    orderId: order.id,
    kind: "REFUND",
    status: "SUCCESS",
    gateway: parent?.gateway ?? "shopify_store_credit",
    amount: money.add(amount),
    parentId: parent?.id ?? null,
    createdAt: world.iso(),
  };
  world.state.transactions[made.id] = made;
  order.transactionIds.push(made.id);
  return made;
}

/** Writes a refund that was checked: record, transactions, store credit, stock, quantities. Announces nothing. */
export function writeRefund(world: World, order: Order, plan: RefundPlan): Refund {
  const lines = takeLines(world, order, plan);
  const back = plan.transactions.filter((one) => !money.isZero(one.amount));
  const booked = back.map((one) => book(world, order, world.state.transactions[one.parentId], one.amount));
  const credit = plan.storeCredit && !money.isZero(plan.storeCredit.amount) ? plan.storeCredit : undefined;
  if (credit && order.customerId) {
    booked.push(book(world, order, undefined, credit.amount));
    addToStoreCredit(world, order.customerId, order.currency, credit.amount, "ORDER_REFUND", credit.expiresAt ?? null);
  }
  const total = money.add("0", ...booked.map((one) => one.amount));
  const value = money.add(refundLinesValue(order, lines), plan.shippingAmount);
  const rest = money.subtract(value, money.add(plan.exchanged ?? "0", total));
  const refund: Refund = {
    id: world.newId(),
    shop: order.shop,
    orderId: order.id,
    returnId: plan.returnId,
    note: plan.note,
    lines,
    shippingAmount: money.add(plan.shippingAmount),
    total,
    adjustment: plan.difference === "kept" ? rest : plan.difference === "owed" ? "0.00" : plan.difference.kept,
    transactionIds: booked.map((one) => one.id),
    storeCredit: money.add(credit?.amount ?? "0"),
    createdAt: world.iso(),
    updatedAt: world.iso(),
  };
  world.state.refunds[refund.id] = refund;
  order.refundIds.push(refund.id);
  order.updatedAt = refund.createdAt;
  return refund;
}

/** Announces refunds/create and one order_transactions/create for each transaction. */
export function announceRefund(announcer: Announcer, refund: Refund): void {
  announcer.tell("refunds/create", refund.id);
  for (const id of refund.transactionIds) announcer.tell("order_transactions/create", id);
}
