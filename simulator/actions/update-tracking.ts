import type { Fulfillment } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refuse, type Result } from "./user-error.ts";

export interface TrackingChange {
  fulfillmentId: string;
  company?: string | null;
  number?: string | null;
  url?: string | null;
}

/** fulfillmentTrackingInfoUpdate; what is left out becomes null, as at Shopify. Announces fulfillments/update and orders/updated. */
export function updateTracking(world: World, input: TrackingChange): Result<{ fulfillment: Fulfillment }> {
  const fulfillment = world.state.fulfillments[input.fulfillmentId];
  if (!fulfillment) return refuse("fulfillmentId", "Fulfillment does not exist.");
  fulfillment.trackingCompany = input.company ?? null;
  fulfillment.trackingNumber = input.number ?? null;
  fulfillment.trackingUrl = input.url ?? null;
  fulfillment.updatedAt = world.iso();
  const order = world.state.orders[fulfillment.orderId];
  if (order) order.updatedAt = fulfillment.updatedAt;
  const announcer = deed(world, fulfillment.shop);
  announcer.tell("fulfillments/update", fulfillment.id);
  announcer.tell("orders/updated", fulfillment.orderId);
  return { userErrors: [], fulfillment };
}
