import type { Decimal, LineItem, Order, Refund, Transaction } from "../world/types.ts";
import { money } from "../world/money.ts";
import type { World } from "../world/world.ts";

/** What a line costs after its discount, for its whole quantity. Holds the tax when `order.taxesIncluded`. */
export const lineTotal = (line: LineItem): Decimal => money.subtract(money.times(line.price, line.quantity), line.totalDiscount);

/** What the pieces number `from` up to `to` (excluded) of a line cost; consecutive parts add up to the whole without a lost cent. */
export const linePart = (line: LineItem, from: number, to: number): Decimal =>
  money.subtract(money.share(lineTotal(line), to, line.quantity), money.share(lineTotal(line), from, line.quantity));

/** Tax inside (taxesIncluded) or on top of an amount, half up. */
export function taxOf(order: Order, amount: Decimal, taxable = true): Decimal {
  if (!taxable) return "0.00";
  const rate = Math.round(Number(order.taxRate) * 10_000);
  return money.share(amount, rate, order.taxesIncluded ? 10_000 + rate : 10_000);
}

/** Shipping is taxed where prices hold the tax; elsewhere it is free of tax in this simulator. */
export const shippingTaxOf = (order: Order, amount: Decimal): Decimal => (order.taxesIncluded ? taxOf(order, amount) : "0.00");

export const transactionsOf = (world: World, order: Order): Transaction[] =>
  order.transactionIds.map((id) => world.state.transactions[id]).filter((one): one is Transaction => one !== undefined);

export const refundsOf = (world: World, order: Order): Refund[] =>
  order.refundIds.map((id) => world.state.refunds[id]).filter((one): one is Refund => one !== undefined);

/** Pieces of a line that refunds have taken back so far. */
export const refundedQuantity = (world: World, order: Order, lineItemId: string): number =>
  refundsOf(world, order)
    .flatMap((refund) => refund.lines)
    .reduce((sum, line) => (line.lineItemId === lineItemId ? sum + line.quantity : sum), 0);

/** Value of a refund's lines for the shopper: with tax, whether it lies inside or on top. */
export const refundLinesValue = (order: Order, lines: Refund["lines"]): Decimal =>
  money.add("0", ...lines.map((line) => line.subtotal), ...(order.taxesIncluded ? [] : lines.map((line) => line.totalTax)));

/** Sums of an order in the shop's currency. */
export interface OrderTotals {
  /** Discounted lines, before returns. */
  subtotal: Decimal;
  shipping: Decimal;
  tax: Decimal;
  discounts: Decimal;
  total: Decimal;
  /** After refunds, cancellations and fees kept. */
  currentSubtotal: Decimal;
  currentShipping: Decimal;
  currentTax: Decimal;
  currentTotal: Decimal;
  /** Money taken: sales and captures that succeeded. */
  received: Decimal;
  /** Money given back, store credit included. */
  refunded: Decimal;
  /** received − refunded. */
  net: Decimal;
  /** currentTotal − net; below zero when the shop owes the shopper. */
  outstanding: Decimal;
  /** Authorised and neither captured nor voided. */
  capturable: Decimal;
}

const sumOf = (transactions: Transaction[], ...kinds: Transaction["kind"][]): Decimal =>
  money.add("0", ...transactions.filter((one) => one.status === "SUCCESS" && kinds.includes(one.kind)).map((one) => one.amount));

const greater = (a: Decimal, b: Decimal): Decimal => (money.compare(a, b) > 0 ? a : b);

/** All sums of an order as Shopify shows them. */
export function orderTotals(world: World, order: Order): OrderTotals {
  const refunds = refundsOf(world, order);
  const refundLines = refunds.flatMap((refund) => refund.lines);
  const transactions = transactionsOf(world, order);
  const subtotal = money.add("0", ...order.lines.map(lineTotal));
  const shipping = order.shippingLine?.price ?? "0.00";
  const tax = money.add(shippingTaxOf(order, shipping), ...order.lines.map((line) => taxOf(order, lineTotal(line), line.taxable)));
  const onTop = (amount: Decimal): Decimal => (order.taxesIncluded ? "0.00" : amount);
  const currentSubtotal = money.subtract(subtotal, money.add("0", ...refundLines.map((line) => line.subtotal)));
  const currentShipping = money.subtract(shipping, money.add("0", ...refunds.map((refund) => refund.shippingAmount)));
  const shippingTaxBack = money.subtract(shippingTaxOf(order, shipping), shippingTaxOf(order, currentShipping));
  const currentTax = money.subtract(money.subtract(tax, money.add("0", ...refundLines.map((line) => line.totalTax))), shippingTaxBack);
  const currentTotal = money.add(currentSubtotal, currentShipping, onTop(currentTax), ...refunds.map((refund) => refund.adjustment));
  const received = sumOf(transactions, "SALE", "CAPTURE");
  const refunded = sumOf(transactions, "REFUND");
  const net = money.subtract(received, refunded);
  const voided = transactions.some((one) => one.kind === "VOID" && one.status === "SUCCESS");
  return {
    subtotal,
    shipping,
    tax,
    discounts: order.totalDiscounts,
    total: money.add(subtotal, shipping, onTop(tax)),
    currentSubtotal,
    currentShipping,
    currentTax: greater(currentTax, "0.00"),
    currentTotal,
    received,
    refunded,
    net,
    outstanding: money.subtract(currentTotal, net),
    capturable: voided ? "0.00" : greater(money.subtract(sumOf(transactions, "AUTHORIZATION"), sumOf(transactions, "CAPTURE")), "0.00"),
  };
}

/** What a payment can still give back: its amount less the refunds that name it as parent. */
export const refundableOf = (world: World, order: Order, parent: Transaction): Decimal =>
  money.subtract(
    parent.amount,
    money.add(
      "0",
      ...transactionsOf(world, order)
        .filter((one) => one.parentId === parent.id && one.kind === "REFUND" && one.status === "SUCCESS")
        .map((one) => one.amount),
    ),
  );

/** Payments that brought money, oldest first. */
export const paymentsOf = (world: World, order: Order): Transaction[] =>
  transactionsOf(world, order).filter((one) => one.status === "SUCCESS" && (one.kind === "SALE" || one.kind === "CAPTURE"));

const SYMBOLS: Record<string, string> = { EUR: "€", GBP: "£", JPY: "¥" };

/** "$25.00": as Shopify writes amounts inside refund errors. */
export const spoken = (amount: Decimal, currency: string): string => `${SYMBOLS[currency] ?? "$"}${money.add(amount)}`;
