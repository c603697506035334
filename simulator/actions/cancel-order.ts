import type { Order, Refund, Transaction } from "../world/types.ts";
import { money } from "../world/money.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { orderTotals } from "./compute-money.ts";
import { returnableLines } from "./compute-returnable.ts";
import { spreadOverPayments } from "./suggest-outcome.ts";
import { refuse, type Result } from "./user-error.ts";
import { announceRefund, writeRefund } from "./write-refund.ts";

export interface Cancellation {
  orderId: string;
  reason: "CUSTOMER" | "DECLINED" | "FRAUD" | "INVENTORY" | "OTHER" | "STAFF";
  /** The old argument; not together with `refundMethod`. */
  refund?: boolean | null;
  refundMethod?: "ORIGINAL_PAYMENT_METHODS" | "STORE_CREDIT" | null;
  restock: boolean;
  /** At most 255 characters. */
  staffNote?: string | null;
  notifyCustomer?: boolean;
}

const wasPaid = (world: World, order: Order): boolean => !money.isZero(orderTotals(world, order).received);
const paysBack = (input: Cancellation): boolean => input.refund === true || Boolean(input.refundMethod);

function refusalOf(world: World, order: Order | undefined, input: Cancellation): ReturnType<typeof refuse> | undefined {
  if (!order) return refuse("orderId", "Order does not exist", "NOT_FOUND");
  if ((input.staffNote?.length ?? 0) > 255)
    return refuse("staffNote", "Staff note is too long. Maximum length is 255 characters.", "INVALID");
  if (input.refund && input.refundMethod)
    return refuse("refund", "Only one of the arguments `refund` or `refund_method` is allowed.", "INVALID");
  if (order.cancelledAt) return refuse("orderId", "Cannot cancel an order that has already been canceled", "INVALID");
  // Recorded: a paid order with a parcel at the customer's can't be cancelled; one whose sent pieces all sit in returns can, and so
  // can any on which nothing was paid.
  if (wasPaid(world, order) && returnableLines(world, order.id).length > 0)
    return refuse("orderId", "Cannot cancel an order that has outstanding fulfillments", "INVALID");
  if (input.refundMethod === "STORE_CREDIT" && !order.customerId)
    return refuse("refundMethod", "Store credit refunds require a customer", "STORE_CREDIT_REFUND_MISSING_CUSTOMER");
  return undefined;
}

/** An authorisation that was never captured is given up. */
function voidAuthorization(world: World, order: Order): Transaction | undefined {
  const { capturable } = orderTotals(world, order);
  const parent = order.transactionIds
    .map((id) => world.state.transactions[id])
    .find((one) => one?.kind === "AUTHORIZATION" && one.status === "SUCCESS");
  if (!parent || money.isZero(capturable)) return undefined;
  const made: Transaction = { ...parent, id: world.newId(), kind: "VOID", amount: capturable, parentId: parent.id, createdAt: world.iso() };
  world.state.transactions[made.id] = made;
  order.transactionIds.push(made.id);
  return made;
}

/** Everything that is still on the order leaves it, with the money if that was asked. */
function giveBack(world: World, order: Order, input: Cancellation): Refund {
  const { net, currentShipping } = orderTotals(world, order);
  const back = paysBack(input);
  const credit = input.refundMethod === "STORE_CREDIT";
  return writeRefund(world, order, {
    returnId: null,
    note: input.staffNote ?? null,
    lines: order.lines
      .filter((line) => line.currentQuantity > 0)
      .map((line) => ({
        lineItemId: line.id,
        quantity: line.currentQuantity,
        restockType: input.restock ? "CANCEL" : "NO_RESTOCK",
        locationId: null,
        pick: "unfulfilled",
      })),
    transactions: back && !credit ? spreadOverPayments(world, order, net) : [],
    storeCredit: back && credit ? { amount: net } : null,
    shippingAmount: currentShipping,
    difference: back && !money.isZero(net) ? "kept" : "owed",
  });
}

/** Pieces that were never sent go on sale again while the order keeps its lines. */
function shelve(world: World, order: Order): void {
  for (const line of order.lines) {
    const variant = world.state.products[line.productId ?? ""]?.variants.find((one) => one.id === line.variantId);
    if (variant) variant.inventory += line.fulfillableQuantity;
  }
}

/**
 * orderCancel. Announces orders/cancelled, refunds/create with its transactions, fulfillment_orders/cancelled and orders/updated. The
 * recorded store closes the fulfillment orders; the order itself stays open, with its lines and their quantities, while the shop keeps
 * money that was paid, and is emptied and closed otherwise.
 */
export function cancelOrder(world: World, input: Cancellation): Result<{ order: Order; refund: Refund | null }> {
  const order = world.state.orders[input.orderId];
  const refusal = refusalOf(world, order, input);
  if (refusal || !order) return refusal ?? refuse("orderId", "Order does not exist", "NOT_FOUND");
  const open = order.fulfillmentOrderIds.filter((id) => world.state.fulfillmentOrders[id]?.status !== "CLOSED");
  const keepsMoney = wasPaid(world, order) && !paysBack(input);
  if (keepsMoney && input.restock) shelve(world, order);
  const refund = keepsMoney ? null : giveBack(world, order, input);
  const voided = voidAuthorization(world, order);
  for (const id of open) {
    const source = world.state.fulfillmentOrders[id];
    if (source) source.status = "CLOSED";
  }
  order.cancelledAt = world.iso();
  if (!keepsMoney) order.closedAt = order.cancelledAt;
  order.cancelReason = input.reason;
  order.cancelStaffNote = input.staffNote ?? null;
  order.updatedAt = order.cancelledAt;
  const announcer = deed(world, order.shop);
  announcer.tell("orders/cancelled", order.id, { notifyCustomer: input.notifyCustomer ?? false });
  if (refund) announceRefund(announcer, refund);
  if (voided) announcer.tell("order_transactions/create", voided.id);
  for (const id of open) announcer.tell("fulfillment_orders/cancelled", id);
  announcer.tell("orders/updated", order.id);
  return { userErrors: [], order, refund };
}
