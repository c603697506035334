import type { Prisma } from "~/platform/db/client/client";
import type { ParcelRow } from "../parcel-life";
import type { Pieces } from "./order-row";

/** A stored fulfillment as the rules of parcel-life.ts see it. */
export function toParcelRow(row: Prisma.FulfillmentGetPayload<object>): ParcelRow {
  const { shop: _, lines, ...rest } = row;
  return { ...rest, lines: lines as unknown as Pieces[] };
}

/** The columns of a fulfillment. */
export function fromParcelRow(shop: string, row: ParcelRow): Prisma.FulfillmentUncheckedCreateInput {
  return {
    shop,
    id: row.id,
    orderId: row.orderId,
    name: row.name,
    status: row.status,
    shipmentStatus: row.shipmentStatus,
    trackingCompany: row.trackingCompany,
    trackingNumber: row.trackingNumber,
    trackingUrl: row.trackingUrl,
    shippedAt: row.shippedAt,
    estimatedDeliveryAt: row.estimatedDeliveryAt,
    deliveredAt: row.deliveredAt,
    updatedAt: row.updatedAt,
    lines: row.lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
  };
}
