import type { CustomerNews } from "~/features/customers/remember-customer.server";
import type { Address } from "./order";

/** What Shopify told of an order at one moment, from a webhook or a read: the one shape in which orders are taken over. */
export interface OrderSnapshot {
  head: OrderHead;
  /** Left out where the source doesn't tell (webhooks). */
  returnState?: string;
  customer: CustomerNews | null;
  lines: LineSnapshot[];
  parcels: ParcelSnapshot[];
  refunds: RefundSnapshot[];
}

/** Amounts are decimal strings in `currency`, the presentment's aside. Statuses as GraphQL writes them. */
export interface OrderHead {
  id: string;
  name: string;
  number: number | null;
  email: string | null;
  phone: string | null;
  customerId: string | null;
  customerName: string | null;
  locale: string | null;
  currency: string;
  total: string;
  currentTotal: string;
  subtotal: string;
  shippingTotal: string;
  taxTotal: string;
  discountTotal: string;
  presentmentCurrency: string;
  presentmentTotal: string;
  financialStatus: string;
  fulfillmentStatus: string;
  cancelledAt: Date | null;
  cancelReason: string | null;
  closedAt: Date | null;
  test: boolean;
  sourceName: string | null;
  note: string | null;
  tags: string[];
  shippingAddress: Address | null;
  countryCode: string | null;
  placedAt: Date;
  updatedAt: Date;
}

export interface LineSnapshot {
  id: string;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  productId: string | null;
  variantId: string | null;
  /** Webhooks don't tell; what we have is kept. */
  imageUrl: string | null;
  quantity: number;
  currentQuantity: number;
  fulfillableQuantity: number;
  price: string;
  totalDiscount: string;
  requiresShipping: boolean;
}

export interface ParcelSnapshot {
  id: string;
  orderId: string;
  /** "#1001-F1" */
  name: string;
  /** lower case */
  status: string;
  /** lower case; null where the source doesn't tell */
  shipmentStatus: string | null;
  trackingCompany: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  shippedAt: Date;
  estimatedDeliveryAt: Date | null;
  deliveredAt: Date | null;
  updatedAt: Date;
  lines: { lineId: string; quantity: number }[];
  /** Where the source tells them. */
  events: EventSnapshot[];
}

export interface EventSnapshot {
  id: string;
  fulfillmentId: string;
  orderId: string;
  /** lower case */
  status: string;
  message: string | null;
  city: string | null;
  country: string | null;
  estimatedDeliveryAt: Date | null;
  happenedAt: Date;
}

export interface RefundSnapshot {
  id: string;
  orderId: string;
  returnGid: string | null;
  amount: string;
  currency: string;
  note: string | null;
  lines: { lineId: string; quantity: number }[];
  createdAt: Date;
}

/** Which of two versions of an order is newer: Shopify's `updated_at` (whole seconds), then the moment the delivery was triggered. */
export interface OrderVersion {
  updatedAt: Date;
  triggeredAt: Date | null;
}

/**
 * Whether what was told is older than what we have. Equal versions are not stale: taking one over again changes nothing.
 * A read has no trigger; at the same second it is believed, since it saw the state after every message of that second that it follows.
 */
export function isStale(ours: OrderVersion, told: OrderVersion): boolean {
  const apart = told.updatedAt.getTime() - ours.updatedAt.getTime();
  if (apart !== 0) return apart < 0;
  return told.triggeredAt !== null && ours.triggeredAt !== null && told.triggeredAt < ours.triggeredAt;
}
