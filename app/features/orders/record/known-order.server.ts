import type { Tx } from "~/platform/db/db.server";
import type { EventSnapshot, OrderVersion } from "../order-snapshot";
import type { ParcelRow } from "../parcel-life";
import { lockOrder } from "./order-lock.server";
import type { Pieces } from "./order-row";

/** The newest event of a parcel by the carrier's clock. */
export type LastEvent = Pick<EventSnapshot, "id" | "fulfillmentId" | "status" | "happenedAt" | "estimatedDeliveryAt">;

/** What we have of an order before news of it are taken over. */
export interface KnownOrder {
  /** null: never heard of */
  head: (OrderVersion & { cancelledAt: Date | null; deletedAt: Date | null }) | null;
  parcels: ParcelRow[];
  /** One a parcel, also of parcels that we don't know yet. */
  lastEvents: LastEvent[];
  /** When the app came to the shop; null when it isn't there. */
  installedAt: Date | null;
}

type Dated<T, K extends keyof T> = Omit<T, K> & Record<K, string | null>;
type ParcelJson = Dated<ParcelRow, "shippedAt" | "estimatedDeliveryAt" | "deliveredAt" | "updatedAt"> & { lines: Pieces[] };
type EventJson = Dated<LastEvent, "happenedAt" | "estimatedDeliveryAt">;
interface Row {
  known: boolean;
  updated_at: Date;
  triggered_at: Date | null;
  cancelled_at: Date | null;
  deleted_at: Date | null;
  installed_at: Date | null;
  parcels: ParcelJson[];
  events: EventJson[];
}

const date = (text: string | null): Date | null => (text === null ? null : new Date(text));
const instant = (text: string | null): Date => new Date(text ?? Number.NaN);

/**
 * Locks the order for this transaction and reads what news are compared with, in one statement: most messages change little, and
 * their cost is their round trips.
 */
export async function lockKnownOrder(tx: Tx, shop: string, id: string): Promise<KnownOrder> {
  // A statement of its own: the next one must see what the lock's last holder has committed.
  await lockOrder(tx, shop, id);
  const [row] = await tx.$queryRaw<Row[]>`
    select o.id is not null as known, o.updated_at, o.triggered_at, o.cancelled_at, o.deleted_at,
      (select installed_at from shops where shop = ${shop}) as installed_at,
      (select coalesce(json_agg(json_build_object('id', f.id, 'orderId', f.order_id, 'name', f.name, 'status', f.status,
          'shipmentStatus', f.shipment_status, 'trackingCompany', f.tracking_company, 'trackingNumber', f.tracking_number,
          'trackingUrl', f.tracking_url, 'shippedAt', f.shipped_at, 'estimatedDeliveryAt', f.estimated_delivery_at,
          'deliveredAt', f.delivered_at, 'updatedAt', f.updated_at, 'lines', f.lines)), '[]')
        from fulfillments f where f.shop = ${shop} and f.order_id = ${id}) as parcels,
      (select coalesce(json_agg(json_build_object('id', e.id, 'fulfillmentId', e.fulfillment_id, 'status', e.status,
          'happenedAt', e.happened_at, 'estimatedDeliveryAt', e.estimated_delivery_at)), '[]')
        from (select distinct on (fulfillment_id) * from fulfillment_events where shop = ${shop} and order_id = ${id}
          order by fulfillment_id, happened_at desc, id desc) e) as events
    from (select 1) one left join orders o on o.shop = ${shop} and o.id = ${id}`;
  if (!row) throw new Error("a left join of one row gave none");
  const { updated_at: updatedAt, triggered_at: triggeredAt, cancelled_at: cancelledAt, deleted_at: deletedAt } = row;
  return {
    head: row.known ? { updatedAt, triggeredAt, cancelledAt, deletedAt } : null,
    installedAt: row.installed_at,
    parcels: row.parcels.map((one) => ({
      ...one,
      shippedAt: instant(one.shippedAt),
      estimatedDeliveryAt: date(one.estimatedDeliveryAt),
      deliveredAt: date(one.deliveredAt),
      updatedAt: instant(one.updatedAt),
    })),
    lastEvents: row.events.map((one) => ({
      ...one,
      happenedAt: instant(one.happenedAt),
      estimatedDeliveryAt: date(one.estimatedDeliveryAt),
    })),
  };
}
