import type { Fulfillment, FulfillmentEvent, ShipmentStatus } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refuse, type Result } from "./user-error.ts";

export interface NewFulfillmentEvent {
  fulfillmentId: string;
  status: ShipmentStatus;
  message?: string | null;
  city?: string | null;
  province?: string | null;
  country?: string | null;
  zip?: string | null;
  address1?: string | null;
  latitude?: number | null;
  longitude?: number | null;
  estimatedDeliveryAt?: string | null;
  /** When the carrier saw it; now when left out. */
  happenedAt?: string;
}

function follow(fulfillment: Fulfillment, event: FulfillmentEvent): void {
  if (event.estimatedDeliveryAt) fulfillment.estimatedDeliveryAt = event.estimatedDeliveryAt;
  if (event.status === "IN_TRANSIT" || event.status === "CARRIER_PICKED_UP") fulfillment.inTransitAt ??= event.happenedAt;
  if (event.status === "DELIVERED") fulfillment.deliveredAt = event.happenedAt;
  fulfillment.updatedAt = event.createdAt;
}

/** A carrier's scan. Announces fulfillment_events/create, fulfillments/update and orders/updated. */
export function addFulfillmentEvent(
  world: World,
  input: NewFulfillmentEvent,
): Result<{ event: FulfillmentEvent; fulfillment: Fulfillment }> {
  const fulfillment = world.state.fulfillments[input.fulfillmentId];
  const order = fulfillment && world.state.orders[fulfillment.orderId];
  if (!fulfillment || !order) return refuse("fulfillmentEvent.fulfillmentId", "Fulfillment does not exist.");
  const event: FulfillmentEvent = {
    id: world.newId(),
    status: input.status,
    message: input.message ?? null,
    city: input.city ?? null,
    province: input.province ?? null,
    country: input.country ?? null,
    zip: input.zip ?? null,
    address1: input.address1 ?? null,
    latitude: input.latitude ?? null,
    longitude: input.longitude ?? null,
    estimatedDeliveryAt: input.estimatedDeliveryAt ?? null,
    happenedAt: input.happenedAt ?? world.iso(),
    createdAt: world.iso(),
  };
  fulfillment.events.push(event);
  follow(fulfillment, event);
  order.updatedAt = world.iso();
  const announcer = deed(world, fulfillment.shop);
  announcer.tell("fulfillment_events/create", event.id, { fulfillmentId: fulfillment.id });
  announcer.tell("fulfillments/update", fulfillment.id);
  announcer.tell("orders/updated", order.id);
  return { userErrors: [], event, fulfillment };
}
