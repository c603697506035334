import type { Fulfillment } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { refuse, type Result } from "./user-error.ts";

/** The carrier loses the parcel: nothing more is ever reported. Shopify learns nothing, so nothing is announced. */
export function loseParcel(world: World, input: { fulfillmentId: string }): Result<{ fulfillment: Fulfillment }> {
  const fulfillment = world.state.fulfillments[input.fulfillmentId];
  if (!fulfillment) return refuse("fulfillmentId", "Fulfillment does not exist.");
  fulfillment.plan = [];
  world.changed();
  return { userErrors: [], fulfillment };
}
