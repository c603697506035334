import type { Tx } from "~/platform/db/db.server";
import type { EventSnapshot } from "../order-snapshot";
import type { LastEvent } from "./known-order.server";

/** Stores the carrier's events that we don't have yet. @returns those */
export async function saveEvents(tx: Tx, shop: string, told: readonly EventSnapshot[]): Promise<EventSnapshot[]> {
  if (told.length === 0) return [];
  const rows = JSON.stringify(
    told.map((one) => ({
      id: one.id,
      fulfillment_id: one.fulfillmentId,
      order_id: one.orderId,
      status: one.status,
      message: one.message,
      city: one.city,
      country: one.country,
      estimated_delivery_at: one.estimatedDeliveryAt,
      happened_at: one.happenedAt,
    })),
  );
  const fresh = await tx.$queryRaw<{ id: string }[]>`
    insert into fulfillment_events (shop, id, fulfillment_id, order_id, status, message, city, country, estimated_delivery_at, happened_at)
    select ${shop}, e.id, e.fulfillment_id, e.order_id, e.status, e.message, e.city, e.country, e.estimated_delivery_at, e.happened_at
    from jsonb_populate_recordset(null::fulfillment_events, ${rows}::jsonb) e
    on conflict do nothing returning id`;
  const ids = new Set(fresh.map((one) => one.id));
  return told.filter((one) => ids.delete(one.id));
}

/** The newest event of a parcel, of those known and those that are new; by the carrier's clock, then by id. */
export function lastEventOf(parcelId: string, events: readonly LastEvent[]): LastEvent | null {
  const own = events.filter((one) => one.fulfillmentId === parcelId);
  return own.reduce<LastEvent | null>((last, one) => (last && !isLater(one, last) ? last : one), null);
}

function isLater(a: LastEvent, b: LastEvent): boolean {
  const apart = a.happenedAt.getTime() - b.happenedAt.getTime();
  return apart > 0 || (apart === 0 && a.id > b.id);
}
