import type { Return, ReverseFulfillmentOrder } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refuse, type Result } from "./user-error.ts";

/** One reverse fulfillment order for each location the pieces came from. */
export function openReverseFulfillmentOrders(world: World, subject: Return): void {
  const byPlace = new Map<string, ReverseFulfillmentOrder>();
  for (const line of subject.lines) {
    const place = world.state.fulfillments[line.fulfillmentId]?.locationId ?? "";
    const target: ReverseFulfillmentOrder = byPlace.get(place) ?? {
      id: world.newId(),
      shop: subject.shop,
      returnId: subject.id,
      orderId: subject.orderId,
      status: "OPEN",
      lines: [],
      reverseDeliveryIds: [],
    };
    target.lines.push({
      id: world.newId(),
      returnLineId: line.id,
      fulfillmentLineItemId: line.fulfillmentLineItemId,
      totalQuantity: line.quantity,
      dispositions: [],
    });
    byPlace.set(place, target);
  }
  for (const one of byPlace.values()) {
    world.state.reverseFulfillmentOrders[one.id] = one;
    subject.reverseFulfillmentOrderIds.push(one.id);
  }
}

/** Marks return and order as changed and tells both; the common end of every step of a return. */
export function announceReturn(world: World, subject: Return, topic: string, extra?: Record<string, unknown>): void {
  subject.updatedAt = world.iso();
  const order = world.state.orders[subject.orderId];
  if (order) order.updatedAt = subject.updatedAt;
  const announcer = deed(world, subject.shop);
  announcer.tell(topic, subject.id, extra);
  announcer.tell("orders/updated", subject.orderId);
}

/** Accepts a request: the return opens and its reverse fulfillment orders exist from now on. Announces returns/approve and orders/updated. */
export function approveReturn(world: World, input: { returnId: string; notifyCustomer?: boolean }): Result<{ return: Return }> {
  const subject = world.state.returns[input.returnId];
  if (!subject) return refuse("input.id", "Return not found.", "NOT_FOUND");
  if (subject.status !== "REQUESTED")
    return refuse("input.id", "Return is not approvable. Only returns with status REQUESTED can be approved.", "INVALID_STATE");
  subject.status = "OPEN";
  subject.requestApprovedAt = world.iso();
  openReverseFulfillmentOrders(world, subject);
  announceReturn(world, subject, "returns/approve", { notifyCustomer: input.notifyCustomer ?? false });
  return { userErrors: [], return: subject };
}
