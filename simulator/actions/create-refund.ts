import type { Order, Refund } from "../world/types.ts";
import { money } from "../world/money.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refundedQuantity } from "./compute-money.ts";
import { returnsOf } from "./compute-status.ts";
import { shippingBack } from "./suggest-outcome.ts";
import { refuse, type Result, type UserError, userError } from "./user-error.ts";
import { announceRefund, moneyBackError, moneyIn, type Restock, writeRefund } from "./write-refund.ts";

export interface NewRefund {
  orderId: string;
  lines?: { lineItemId: string; quantity: number; restockType?: Restock; locationId?: string | null }[];
  /** Fixed amount, or everything that is left of the shipping. */
  shippingAmount?: string | null;
  fullShipping?: boolean;
  /** `kind` other than REFUND is refused; the gateway is always the parent's, whatever is said. */
  transactions?: { parentId: string; amount: string; kind?: string }[];
  storeCredit?: { amount: string; expiresAt?: string | null } | null;
  note?: string | null;
  allowOverRefunding?: boolean;
}

function lineError(world: World, order: Order, lines: NonNullable<NewRefund["lines"]>): UserError | undefined {
  const asked = new Map<string, number>();
  for (const [index, wanted] of lines.entries()) {
    const line = order.lines.find((one) => one.id === wanted.lineItemId);
    if (!line) return userError(`refundLineItems.${index}.lineItemId`, "Line item does not exist on the order");
    const quantity = (asked.get(line.id) ?? 0) + wanted.quantity;
    asked.set(line.id, quantity);
    if (wanted.quantity < 1 || quantity > line.quantity - refundedQuantity(world, order, line.id))
      return userError(`refundLineItems.${index}.quantity`, "Quantity cannot refund more items than were purchased");
  }
  return undefined;
}

/** Pieces that came back through a return and were processed without money count as refunded now. */
function settleReturnLines(world: World, order: Order, lines: NonNullable<NewRefund["lines"]>): void {
  for (const wanted of lines) {
    let left = wanted.quantity;
    for (const line of returnsOf(world, order).flatMap((one) => one.lines)) {
      if (line.lineItemId !== wanted.lineItemId) continue;
      const part = Math.min(left, line.processedQuantity - line.refundedQuantity);
      line.refundedQuantity += part;
      left -= part;
    }
  }
}

/**
 * refundCreate: money back, with or without lines. Never more than was received and not yet given back, and for each payment never more than it
 * brought. Announces refunds/create, order_transactions/create and orders/updated.
 */
export function createRefund(world: World, input: NewRefund): Result<{ refund: Refund }> {
  const order = world.state.orders[input.orderId];
  if (!order) return refuse("orderId", "Order does not exist");
  const lines = input.lines ?? [];
  const transactions = input.transactions ?? [];
  const wrong = lineError(world, order, lines);
  if (wrong) return { userErrors: [wrong] };
  const kind = transactions.find((one) => (one.kind ?? "REFUND") !== "REFUND")?.kind;
  if (kind) return refuse(null, `Kind ${kind.toLowerCase()} is not a valid transaction`);
  const back = { transactions, storeCredit: input.storeCredit ?? null, allowOverRefunding: input.allowOverRefunding ?? false };
  const tooMuch = moneyBackError(world, order, back);
  if (tooMuch) return { userErrors: [{ ...tooMuch, code: null }] };
  if (input.storeCredit && !order.customerId) return refuse("refundMethods", "Store credit refunds require a customer");
  const shippingAmount = shippingBack(world, order, {
    fullRefund: input.fullShipping ?? false,
    amount: input.shippingAmount ?? "0.00",
  }).amount;
  settleReturnLines(world, order, lines);
  const refund = writeRefund(world, order, {
    ...back,
    returnId: null,
    note: input.note ?? null,
    lines: lines.map((line) => {
      const restockType = line.restockType ?? "NO_RESTOCK";
      return { ...line, restockType, locationId: line.locationId ?? null, pick: restockType === "RETURN" ? "fulfilled" : "unfulfilled" };
    }),
    shippingAmount,
    difference: money.compare(moneyIn(back), "0") > 0 ? "kept" : "owed",
  });
  const announcer = deed(world, order.shop);
  announceRefund(announcer, refund);
  announcer.tell("orders/updated", order.id);
  return { userErrors: [], refund };
}
