import type { Order, Refund, Return } from "../world/types.ts";
import { money } from "../world/money.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refundedQuantity } from "./compute-money.ts";
import { type NewDisposition, dispositionErrors, writeDispositions } from "./dispose-reverse.ts";
import { exchangeErrors, joinExchanges } from "./join-exchanges.ts";
import { shippingBack, suggestedOutcome } from "./suggest-outcome.ts";
import { refuse, type Result, type UserError, userError } from "./user-error.ts";
import { announceRefund, moneyBackError, type MoneyBack, type RefundPlan, writeRefund } from "./write-refund.ts";

export interface Processing {
  returnId: string;
  lines?: { id: string; quantity: number; dispositions?: NewDisposition[] }[];
  exchangeLines?: { id: string; quantity: number }[];
  /** issueRefund; without it the pieces are confirmed and no money moves. */
  financialTransfer?: MoneyBack | null;
  refundShipping?: { fullRefund?: boolean; amount?: string } | null;
  note?: string | null;
  notifyCustomer?: boolean;
}

type Wanted = NonNullable<Processing["lines"]>;

function lineErrors(world: World, subject: Return, lines: Wanted): UserError[] {
  const left = new Map(subject.lines.map((line) => [line.id, line.quantity - line.processedQuantity]));
  return lines.flatMap((wanted, index) => {
    const path = `input.returnLineItems.${index}`;
    const free = left.get(wanted.id) ?? 0;
    left.set(wanted.id, free - wanted.quantity);
    if (free <= 0) return [userError(`${path}.id`, "Return line item was not found.", "NOT_FOUND")];
    if (wanted.quantity < 1 || wanted.quantity > free)
      return [userError(`${path}.quantity`, "Return line item has an invalid quantity.", "INVALID")];
    return wanted.dispositions?.length ? dispositionErrors(world, wanted.dispositions, `${path}.dispositions`) : [];
  });
}

/** Confirms pieces and books their dispositions; answers the reverse fulfillment orders that got some. */
function confirm(world: World, subject: Return, lines: Wanted): Map<string, string[]> {
  const disposed = new Map<string, string[]>();
  for (const wanted of lines) {
    const line = subject.lines.find((one) => one.id === wanted.id);
    if (line) line.processedQuantity += wanted.quantity;
    if (!wanted.dispositions?.length) continue;
    const { reverse, written } = writeDispositions(world, wanted.dispositions);
    if (reverse) disposed.set(reverse.id, [...(disposed.get(reverse.id) ?? []), ...written.map((one) => one.id)]);
  }
  return disposed;
}

/** Pieces a refund may still take: what was refunded without this return is not refunded again. */
function refundLines(world: World, order: Order, subject: Return, lines: Wanted): RefundPlan["lines"] {
  const taken = new Map<string, number>();
  return lines.flatMap((wanted) => {
    const line = subject.lines.find((one) => one.id === wanted.id);
    const sold = order.lines.find((one) => one.id === line?.lineItemId);
    if (!line || !sold) return [];
    const before = taken.get(sold.id) ?? 0;
    const quantity = Math.min(wanted.quantity, sold.quantity - refundedQuantity(world, order, sold.id) - before);
    if (quantity <= 0) return [];
    taken.set(sold.id, before + quantity);
    line.refundedQuantity += quantity;
    const locationId = wanted.dispositions?.find((one) => one.type === "RESTOCKED")?.locationId ?? null;
    // NO_RESTOCK: the disposition counted the stock already.
    return [{ lineItemId: sold.id, quantity, restockType: "NO_RESTOCK", locationId, pick: "fulfilled" }];
  });
}

/** The fees to keep when the shopper owes money; a refund keeps what it does not pay out. */
function differenceOf(world: World, input: Processing): RefundPlan["difference"] {
  const { returnId, lines = [], exchangeLines = [], refundShipping = null } = input;
  const outcome = suggestedOutcome(world, { returnId, lines, exchangeLines, refundShipping });
  return outcome?.transfer.kind === "INVOICE" ? { kept: money.add(outcome.restockingFees, outcome.returnShippingFee) } : "kept";
}

function refund(world: World, order: Order, subject: Return, input: Processing, exchanged: string): Refund | undefined {
  if (!input.financialTransfer) return undefined;
  const made = writeRefund(world, order, {
    ...input.financialTransfer,
    returnId: subject.id,
    note: input.note ?? null,
    difference: differenceOf(world, input),
    lines: refundLines(world, order, subject, input.lines ?? []),
    shippingAmount: shippingBack(world, order, input.refundShipping).amount,
    exchanged,
  });
  subject.refundIds.push(made.id);
  if (subject.returnShippingFee && (input.lines?.length ?? 0) > 0) subject.returnShippingFee.charged = true;
  return made;
}

function errorsOf(world: World, order: Order, subject: Return, input: Processing): UserError[] {
  const errors = [...lineErrors(world, subject, input.lines ?? []), ...exchangeErrors(subject, input.exchangeLines ?? [])];
  if (errors.length > 0 || !input.financialTransfer) return errors;
  const tooMuch = moneyBackError(world, order, input.financialTransfer);
  if (tooMuch) return [tooMuch];
  if (input.financialTransfer.storeCredit && !order.customerId)
    return [userError("input.financialTransfer.issueRefund.refundMethods", "Store credit refunds require a customer", "INVALID")];
  return [];
}

/**
 * returnProcess: confirms what came back, books dispositions, sends exchanges, gives money back. The return stays OPEN, as recorded from real
 * stores. Announces returns/process and, as far as they happened, reverse_fulfillment_orders/dispose, orders/edited, fulfillment orders,
 * refunds/create, order_transactions/create; last orders/updated.
 */
export function processReturn(world: World, input: Processing): Result<{ return: Return; refund: Refund | null }> {
  const subject = world.state.returns[input.returnId];
  const order = subject && world.state.orders[subject.orderId];
  if (!subject || !order) return refuse("input.returnId", "Return not found.", "NOT_FOUND");
  if (subject.status !== "OPEN") return refuse("input.returnId", "Return status is invalid.", "INVALID_STATE");
  const userErrors = errorsOf(world, order, subject, input);
  if (userErrors.length > 0) return { userErrors };
  const disposed = confirm(world, subject, input.lines ?? []);
  const exchange = joinExchanges(world, order, subject, input.exchangeLines ?? []);
  const made = refund(world, order, subject, input, exchange.value);
  exchange.settle();
  subject.updatedAt = world.iso();
  order.updatedAt = subject.updatedAt;
  const announcer = deed(world, subject.shop);
  announcer.tell("returns/process", subject.id, { lines: input.lines ?? [], notifyCustomer: input.notifyCustomer ?? false });
  for (const [id, dispositionIds] of disposed) announcer.tell("reverse_fulfillment_orders/dispose", id, { dispositionIds });
  if (exchange.lineItemIds.length > 0) announcer.tell("orders/edited", order.id, { additions: exchange.lineItemIds });
  if (exchange.fulfillmentOrderId) announcer.tell("fulfillment_orders/order_routing_complete", exchange.fulfillmentOrderId);
  if (made) announceRefund(announcer, made);
  announcer.tell("orders/updated", order.id);
  return { userErrors: [], return: subject, refund: made ?? null };
}

/** Pieces of a return that wait to be processed. */
export const processable = (subject: Return): { id: string; quantity: number }[] =>
  subject.lines.flatMap((line) =>
    line.quantity > line.processedQuantity ? [{ id: line.id, quantity: line.quantity - line.processedQuantity }] : [],
  );

/** The money part of a processing that follows a suggestion exactly. */
export const transferOf = (suggested: { parentId: string; amount: string }[]): MoneyBack => ({
  transactions: suggested.filter((one) => !money.isZero(one.amount)).map(({ parentId, amount }) => ({ parentId, amount })),
});
