import { moveParcels } from "../actions/move-parcels.ts";
import { type Shipment, shipOrder } from "../actions/ship-order.ts";
import type { World } from "../world/world.ts";
import type { Timeline } from "./timeline.ts";

/** Ships now, and plays each of the carrier's reports at its own time. */
export function shipAndFollow(world: World, story: Timeline, shipment: Shipment): void {
  const result = shipOrder(world, shipment);
  for (const parcel of result.fulfillments ?? []) {
    for (const step of parcel.plan) story.at(Date.parse(step.at), () => void moveParcels(world, { fulfillmentId: parcel.id }));
  }
}
