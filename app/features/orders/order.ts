/** An order as we know it: Shopify's facts, kept up to date by webhooks and re-reads. Ids are Shopify GIDs. */
export interface Order {
  id: string;
  /** As the shopper knows it, e.g. "#1001". */
  name: string;
  /** lower case */
  email: string | null;
  /** E.164 */
  phone: string | null;
  customerId: string | null;
  customerName: string | null;
  locale: string | null;
  /** The shop's currency; amounts below are in it. */
  currency: string;
  total: string;
  /** After edits and refunds of lines. */
  currentTotal: string;
  subtotal: string;
  shippingTotal: string;
  taxTotal: string;
  discountTotal: string;
  /** What the shopper paid in. */
  presentmentCurrency: string;
  presentmentTotal: string;
  /** PENDING, PAID, PARTIALLY_REFUNDED, REFUNDED, … */
  financialStatus: string;
  /** UNFULFILLED, PARTIALLY_FULFILLED, FULFILLED, RESTOCKED */
  fulfillmentStatus: string;
  /** see parcel-state.ts */
  parcelState: string;
  /** NO_RETURN, RETURN_REQUESTED, IN_PROGRESS, RETURNED, … */
  returnState: string;
  cancelledAt: Date | null;
  cancelReason: string | null;
  closedAt: Date | null;
  test: boolean;
  note: string | null;
  tags: string[];
  shippingAddress: Address | null;
  countryCode: string | null;
  placedAt: Date;
  updatedAt: Date;
  /** When we last wrote what Shopify told. */
  syncedAt: Date;
}

/** One order with everything that hangs on it. */
export interface OrderInFull extends Order {
  lines: OrderLine[];
  /** Oldest first; cancelled ones included (status "cancelled"). */
  parcels: Parcel[];
  refunds: OrderRefund[];
}

export interface Address {
  name: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  zip: string | null;
  city: string | null;
  province: string | null;
  country: string | null;
  countryCode: string | null;
  phone: string | null;
}

export interface OrderLine {
  id: string;
  title: string;
  variantTitle: string | null;
  sku: string | null;
  productId: string | null;
  variantId: string | null;
  imageUrl: string | null;
  /** Ordered. */
  quantity: number;
  /** Still on the order: less what was removed or refunded. */
  currentQuantity: number;
  /** Not sent yet. */
  fulfillableQuantity: number;
  /** Unit price in the shop's currency. */
  price: string;
  /** Discount on the whole line. */
  totalDiscount: string;
  requiresShipping: boolean;
}

export interface ParcelLine {
  lineId: string;
  title: string;
  variantTitle: string | null;
  quantity: number;
  imageUrl: string | null;
}

/** What the carrier said once. `status` in lower case: in_transit, out_for_delivery, delivered, … */
export interface ParcelEvent {
  status: string;
  message: string | null;
  city: string | null;
  country: string | null;
  happenedAt: Date;
}

/** A parcel: Shopify's fulfillment with its lines and the carrier's events, newest event first. */
export interface Parcel {
  id: string;
  /** "#1001-F1" */
  name: string;
  /** lower case: success, pending, cancelled, … */
  status: string;
  /** lower case; null while the carrier said nothing */
  shipmentStatus: string | null;
  trackingCompany: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  shippedAt: Date;
  estimatedDeliveryAt: Date | null;
  deliveredAt: Date | null;
  lines: ParcelLine[];
  events: ParcelEvent[];
}

/** Money that went back. */
export interface OrderRefund {
  id: string;
  returnGid: string | null;
  amount: string;
  currency: string;
  note: string | null;
  lines: { lineId: string; quantity: number }[];
  createdAt: Date;
}

/** "gid://shopify/Order/123" from the digits in a route. */
export const orderGid = (digits: string): string => `gid://shopify/Order/${digits}`;

/** The digits at the end of a GID: what routes and Shopify's admin links use. */
export const gidDigits = (gid: string): string => /(\d+)$/.exec(gid)?.[1] ?? "";
