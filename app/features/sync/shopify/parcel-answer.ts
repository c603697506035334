import type { ParcelSnapshot, RefundSnapshot } from "~/features/orders/order-snapshot";
import { knownToCarriers } from "~/features/orders/parcel-state";
import type { ReadOrderQuery } from "~/platform/shopify/types/admin.generated";

type Read = NonNullable<ReadOrderQuery["order"]>;

/** A fulfillment that was read by GraphQL, with its newest events. */
export function parcelOf(orderId: string, f: Read["fulfillments"][number]): ParcelSnapshot {
  const display = f.displayStatus?.toLowerCase() ?? "";
  const [tracking] = f.trackingInfo;
  return {
    id: f.id,
    orderId,
    name: f.name,
    status: f.status.toLowerCase(),
    shipmentStatus: knownToCarriers(display) ? display : null,
    trackingCompany: tracking?.company || null,
    trackingNumber: tracking?.number || null,
    trackingUrl: tracking?.url || null,
    shippedAt: new Date(f.createdAt),
    estimatedDeliveryAt: f.estimatedDeliveryAt ? new Date(f.estimatedDeliveryAt) : null,
    deliveredAt: f.deliveredAt ? new Date(f.deliveredAt) : null,
    updatedAt: new Date(f.updatedAt),
    lines: f.fulfillmentLineItems.nodes.map((one) => ({ lineId: one.lineItem.id, quantity: one.quantity ?? 0 })),
    events: f.events.nodes.map((event) => ({
      id: event.id,
      fulfillmentId: f.id,
      orderId,
      status: event.status.toLowerCase(),
      message: event.message || null,
      city: event.city || null,
      country: event.country || null,
      estimatedDeliveryAt: event.estimatedDeliveryAt ? new Date(event.estimatedDeliveryAt) : null,
      happenedAt: new Date(event.happenedAt),
    })),
  };
}

/** A refund that was read by GraphQL. One without a date is not made yet. */
export function refundOf(orderId: string, r: Read["refunds"][number]): RefundSnapshot | null {
  if (!r.createdAt) return null;
  const { amount, currencyCode } = r.totalRefundedSet.shopMoney;
  return {
    id: r.id,
    orderId,
    returnGid: r.return?.id ?? null,
    amount,
    currency: currencyCode,
    note: r.note || null,
    lines: r.refundLineItems.nodes.map((one) => ({ lineId: one.lineItem.id, quantity: one.quantity })),
    createdAt: new Date(r.createdAt),
  };
}
