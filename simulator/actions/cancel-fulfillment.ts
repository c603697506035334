import type { Fulfillment } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refuse, type Result } from "./user-error.ts";

/** fulfillmentCancel: the pieces wait to be sent again and the parcel moves no more. Announces fulfillments/update and orders/updated. */
export function cancelFulfillment(world: World, input: { fulfillmentId: string }): Result<{ fulfillment: Fulfillment }> {
  const fulfillment = world.state.fulfillments[input.fulfillmentId];
  const order = fulfillment && world.state.orders[fulfillment.orderId];
  if (!fulfillment || !order) return refuse("id", "Fulfillment not found.");
  if (fulfillment.status === "CANCELLED") return { userErrors: [], fulfillment };
  fulfillment.status = "CANCELLED";
  fulfillment.plan = [];
  fulfillment.updatedAt = world.iso();
  for (const sent of fulfillment.lines) {
    const line = order.lines.find((one) => one.id === sent.lineItemId);
    if (line) line.fulfillableQuantity += sent.quantity;
    for (const id of order.fulfillmentOrderIds) {
      const source = world.state.fulfillmentOrders[id];
      const waiting =
        source?.locationId === fulfillment.locationId ? source.lines.find((one) => one.lineItemId === sent.lineItemId) : undefined;
      if (!source || !waiting) continue;
      waiting.remainingQuantity += sent.quantity;
      source.status = "OPEN";
    }
  }
  order.updatedAt = world.iso();
  const announcer = deed(world, fulfillment.shop);
  announcer.tell("fulfillments/update", fulfillment.id);
  announcer.tell("orders/updated", order.id);
  return { userErrors: [], fulfillment };
}
