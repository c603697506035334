import { orderTotals, paymentsOf, refundableOf, refundedQuantity } from "../actions/compute-money.ts";
import { createRefund, type NewRefund } from "../actions/create-refund.ts";
import { money } from "../world/money.ts";
import type { Order, Refund } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { accepted } from "./input.ts";

/** Everything that was not refunded yet: all pieces, shipping, and what each payment can still give. */
function whole(world: World, order: Order): Pick<NewRefund, "lines" | "transactions" | "fullShipping"> {
  const lines = order.lines.map((line) => ({ lineItemId: line.id, quantity: line.quantity - refundedQuantity(world, order, line.id) }));
  const transactions = paymentsOf(world, order).map((payment) => ({ parentId: payment.id, amount: refundableOf(world, order, payment) }));
  return {
    lines: lines.filter(({ quantity }) => quantity > 0),
    transactions: transactions.filter(({ amount }) => !money.isZero(amount)),
    fullShipping: !money.isZero(orderTotals(world, order).currentShipping),
  };
}

/** A refund from the shop's own admin. Without lines, transactions or store credit, everything goes back. */
export function refundFromAdmin(world: World, order: Order, wishes: Omit<NewRefund, "orderId">): Refund | undefined {
  const chosen = wishes.lines ?? wishes.transactions ?? wishes.storeCredit;
  return accepted(createRefund(world, { ...(chosen ? {} : whole(world, order)), ...wishes, orderId: order.id })).refund;
}
