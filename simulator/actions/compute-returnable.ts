import type { LineItem, Order } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { refundedQuantity } from "./compute-money.ts";
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

/** Sent pieces that were refunded without a return; pieces that never left do not count. */
function refundedOutside(world: World, order: Order, line: LineItem): number {
  const sent = order.fulfillmentIds
    .map((id) => world.state.fulfillments[id])
    .flatMap((one) => (one?.status === "SUCCESS" ? one.lines : []))
    .reduce((sum, one) => (one.lineItemId === line.id ? sum + one.quantity : sum), 0);
  const returned = returnsOf(world, order)
    .flatMap((one) => one.lines)
    .reduce((sum, one) => (one.lineItemId === line.id ? sum + one.refundedQuantity : sum), 0);
  return Math.max(0, refundedQuantity(world, order, line.id) - returned - (line.quantity - sent));
}

/** What `returnableFulfillments(orderId)` lists: fulfilled pieces that are in no return yet. Unknown orders have none. */
export function returnableLines(world: World, orderId: string): ReturnableLine[] {
  const order = world.state.orders[orderId];
  if (!order) return [];
  const outside = new Map(order.lines.map((line) => [line.id, refundedOutside(world, order, line)]));
  const found: ReturnableLine[] = [];
  for (const fulfillmentId of order.fulfillmentIds) {
    const fulfillment = world.state.fulfillments[fulfillmentId];
    if (fulfillment?.status !== "SUCCESS") continue;
    for (const line of fulfillment.lines) {
      const free = line.quantity - inReturns(world, order, line.id);
      const gone = Math.min(free, outside.get(line.lineItemId) ?? 0);
      outside.set(line.lineItemId, (outside.get(line.lineItemId) ?? 0) - gone);
      if (free - gone > 0)
        found.push({ fulfillmentId, fulfillmentLineItemId: line.id, lineItemId: line.lineItemId, quantity: free - gone });
    }
  }
  return found;
}
