import type { Tx } from "~/platform/db/db.server";
import type { ParcelRow } from "../parcel-life";

const columns = (row: ParcelRow) => ({
  id: row.id,
  order_id: row.orderId,
  name: row.name,
  status: row.status,
  shipment_status: row.shipmentStatus,
  tracking_company: row.trackingCompany,
  tracking_number: row.trackingNumber,
  tracking_url: row.trackingUrl,
  shipped_at: row.shippedAt,
  estimated_delivery_at: row.estimatedDeliveryAt,
  delivered_at: row.deliveredAt,
  updated_at: row.updatedAt,
  lines: row.lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
});

/** Whether writing would change nothing. */
export const isSameParcel = (a: ParcelRow, b: ParcelRow): boolean => JSON.stringify(columns(a)) === JSON.stringify(columns(b));

/** Writes a parcel, new or known. */
export async function saveParcel(tx: Tx, shop: string, row: ParcelRow): Promise<void> {
  await tx.$executeRaw`
    insert into fulfillments (shop, id, order_id, name, status, shipment_status, tracking_company, tracking_number, tracking_url,
      shipped_at, estimated_delivery_at, delivered_at, updated_at, lines)
    select ${shop}, id, order_id, name, status, shipment_status, tracking_company, tracking_number, tracking_url,
      shipped_at, estimated_delivery_at, delivered_at, updated_at, lines
    from jsonb_populate_record(null::fulfillments, ${JSON.stringify(columns(row))}::jsonb)
    on conflict (shop, id) do update set order_id = excluded.order_id, name = excluded.name, status = excluded.status,
      shipment_status = excluded.shipment_status, tracking_company = excluded.tracking_company,
      tracking_number = excluded.tracking_number, tracking_url = excluded.tracking_url, shipped_at = excluded.shipped_at,
      estimated_delivery_at = excluded.estimated_delivery_at, delivered_at = excluded.delivered_at, updated_at = excluded.updated_at,
      lines = excluded.lines`;
}
