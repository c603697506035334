import type { Order } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { refundsOf } from "./compute-money.ts";
import { returnsOf } from "./compute-status.ts";

export interface ReturnableLine {
  fulfillmentId: string;
  fulfillmentLineItemId: string;
  lineItemId: string;
  /** Pieces that may still be asked for; always above zero. */
  quantity: number;
}

/** Pieces of a fulfilled line that sit in a return which was neither declined nor cancelled. */
const inReturns = (world: World, order: Order, fulfillmentLineItemId: string): number =>
  returnsOf(world, order)
    .filter((one) => one.status !== "DECLINED" && one.status !== "CANCELED")
    .flatMap((one) => one.lines)
    .reduce((sum, line) => (line.fulfillmentLineItemId === fulfillmentLineItemId ? sum + line.quantity : sum), 0);

/** Pieces refunded without a return after they were sent. */
function refundedOutside(world: World, order: Order, lineItemId: string): number {
  const pieces = refundsOf(world, order)
    .filter((refund) => refund.returnId === null)
    .flatMap((refund) => refund.lines)
    .reduce((sum, line) => (line.lineItemId === lineItemId && line.restockType !== "CANCEL" ? sum + line.quantity : sum), 0);
  return pieces;
}

/** What `returnableFulfillments(orderId)` lists: fulfilled pieces that are in no return yet. Unknown orders have none. */
export function returnableLines(world: World, orderId: string): ReturnableLine[] {
  const order = world.state.orders[orderId];
  if (!order) return [];
  const outside = new Map(order.lines.map((line) => [line.id, refundedOutside(world, order, line.id)]));
  const found: ReturnableLine[] = [];
  for (const fulfillmentId of order.fulfillmentIds) {
    const fulfillment = world.state.fulfillments[fulfillmentId];
    if (fulfillment?.status !== "SUCCESS") continue;
    for (const line of fulfillment.lines) {
      const free = line.quantity - inReturns(world, order, line.id);
      const gone = Math.min(free, outside.get(line.lineItemId) ?? 0);
      outside.set(line.lineItemId, (outside.get(line.lineItemId) ?? 0) - gone);
      if (free - gone > 0) found.push({ fulfillmentId, fulfillmentLineItemId: line.id, lineItemId: line.lineItemId, quantity: free - gone });
    }
  }
  return found;
}
