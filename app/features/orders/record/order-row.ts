import { fromUnits, toUnits } from "~/lib/money";
import type { Address, OrderInFull, OrderLine, OrderRefund, Parcel, ParcelEvent } from "../order";

/** Pieces as stored in JSON columns. */
export interface Pieces {
  lineId: string;
  quantity: number;
}

/** More events than any carrier reports on one order; the newest count. */
const MOST_EVENTS = 500;

const json = (columns: readonly string[]): string => columns.map((one) => `'${one.replace("::text", "")}', ${one}`).join(", ");

/**
 * An order with everything that hangs on it in one statement: pages that shoppers open wait for one answer of the database.
 * Amounts inside JSON are text, since a JSON number is a float to its reader; $1 shop, $2 GID.
 */
export const ORDER_IN_FULL = `select o.id, o.name, o.email, o.phone, o.customer_id, o.customer_name, o.locale, o.currency, o.total,
  o.current_total, o.subtotal, o.shipping_total, o.tax_total, o.discount_total, o.presentment_currency, o.presentment_total,
  o.financial_status, o.fulfillment_status, o.parcel_state, o.return_state, o.cancelled_at, o.cancel_reason, o.closed_at, o.test,
  o.note, o.tags, o.shipping_address, o.country_code, o.placed_at, o.updated_at, o.synced_at,
  (select coalesce(json_agg(json_build_object(${json([
    "id",
    "title",
    "variant_title",
    "sku",
    "product_id",
    "variant_id",
    "image_url",
    "quantity",
    "current_quantity",
    "fulfillable_quantity",
    "price::text",
    "total_discount::text",
    "requires_shipping",
  ])}) order by position), '[]') from order_lines l where l.shop = o.shop and l.order_id = o.id) as lines,
  (select coalesce(json_agg(json_build_object(${json([
    "id",
    "name",
    "status",
    "shipment_status",
    "tracking_company",
    "tracking_number",
    "tracking_url",
    "shipped_at",
    "estimated_delivery_at",
    "delivered_at",
    "lines",
  ])}) order by shipped_at, id), '[]') from fulfillments f where f.shop = o.shop and f.order_id = o.id) as parcels,
  (select coalesce(json_agg(json_build_array(fulfillment_id, status, message, city, country, happened_at)
      order by happened_at desc, id desc), '[]') from (
    select * from fulfillment_events e where e.shop = o.shop and e.order_id = o.id
    order by happened_at desc, id desc limit ${MOST_EVENTS}) e) as events,
  (select coalesce(json_agg(json_build_object(${json(["id", "return_gid", "amount::text", "currency", "note", "lines", "created_at"])})
      order by created_at, id), '[]') from refunds r where r.shop = o.shop and r.order_id = o.id) as refunds
from orders o where o.shop = $1 and o.id = $2 and o.deleted_at is null`;

type Nullable = string | null;

interface LineRow {
  id: string;
  title: string;
  variant_title: Nullable;
  sku: Nullable;
  product_id: Nullable;
  variant_id: Nullable;
  image_url: Nullable;
  quantity: number;
  current_quantity: number;
  fulfillable_quantity: number;
  price: string;
  total_discount: string;
  requires_shipping: boolean;
}

interface ParcelOfOrderRow {
  id: string;
  name: string;
  status: string;
  shipment_status: Nullable;
  tracking_company: Nullable;
  tracking_number: Nullable;
  tracking_url: Nullable;
  shipped_at: string;
  estimated_delivery_at: Nullable;
  delivered_at: Nullable;
  lines: Pieces[];
}

interface RefundRow {
  id: string;
  return_gid: Nullable;
  amount: string;
  currency: string;
  note: Nullable;
  lines: Pieces[];
  created_at: string;
}

/** fulfillment id, status, message, city, country, happened at */
type EventRow = [string, string, Nullable, Nullable, Nullable, string];

/** What ORDER_IN_FULL answers. */
export interface OrderInFullRow {
  id: string;
  name: string;
  email: Nullable;
  phone: Nullable;
  customer_id: Nullable;
  customer_name: Nullable;
  locale: Nullable;
  currency: string;
  total: string;
  current_total: string;
  subtotal: string;
  shipping_total: string;
  tax_total: string;
  discount_total: string;
  presentment_currency: string;
  presentment_total: string;
  financial_status: string;
  fulfillment_status: string;
  parcel_state: string;
  return_state: string;
  cancelled_at: Date | null;
  cancel_reason: Nullable;
  closed_at: Date | null;
  test: boolean;
  note: Nullable;
  tags: string[];
  shipping_address: Address | null;
  country_code: Nullable;
  placed_at: Date;
  updated_at: Date;
  synced_at: Date;
  lines: LineRow[];
  parcels: ParcelOfOrderRow[];
  events: EventRow[];
  refunds: RefundRow[];
}

/** numeric(18,4) as text → "12.50", "0.1250" */
const money = (amount: string): string => fromUnits(toUnits(amount));
const date = (text: Nullable): Date | null => (text === null ? null : new Date(text));

export function toOrderInFull(row: OrderInFullRow): OrderInFull {
  const lines = row.lines.map(toLine);
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    customerId: row.customer_id,
    customerName: row.customer_name,
    locale: row.locale,
    currency: row.currency,
    total: money(row.total),
    currentTotal: money(row.current_total),
    subtotal: money(row.subtotal),
    shippingTotal: money(row.shipping_total),
    taxTotal: money(row.tax_total),
    discountTotal: money(row.discount_total),
    presentmentCurrency: row.presentment_currency,
    presentmentTotal: money(row.presentment_total),
    financialStatus: row.financial_status,
    fulfillmentStatus: row.fulfillment_status,
    parcelState: row.parcel_state,
    returnState: row.return_state,
    cancelledAt: row.cancelled_at,
    cancelReason: row.cancel_reason,
    closedAt: row.closed_at,
    test: row.test,
    note: row.note,
    tags: row.tags,
    shippingAddress: row.shipping_address,
    countryCode: row.country_code,
    placedAt: row.placed_at,
    updatedAt: row.updated_at,
    syncedAt: row.synced_at,
    lines,
    parcels: row.parcels.map((one) => toParcel(one, lines, row.events)),
    refunds: row.refunds.map(toRefund),
  };
}

function toLine(row: LineRow): OrderLine {
  return {
    id: row.id,
    title: row.title,
    variantTitle: row.variant_title,
    sku: row.sku,
    productId: row.product_id,
    variantId: row.variant_id,
    imageUrl: row.image_url || null,
    quantity: row.quantity,
    currentQuantity: row.current_quantity,
    fulfillableQuantity: row.fulfillable_quantity,
    price: money(row.price),
    totalDiscount: money(row.total_discount),
    requiresShipping: row.requires_shipping,
  };
}

function toParcel(row: ParcelOfOrderRow, lines: OrderLine[], events: EventRow[]): Parcel {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    shipmentStatus: row.shipment_status,
    trackingCompany: row.tracking_company,
    trackingNumber: row.tracking_number,
    trackingUrl: row.tracking_url,
    shippedAt: new Date(row.shipped_at),
    estimatedDeliveryAt: date(row.estimated_delivery_at),
    deliveredAt: date(row.delivered_at),
    lines: row.lines.map(({ lineId, quantity }) => {
      const line = lines.find((one) => one.id === lineId);
      return { lineId, quantity, title: line?.title ?? "", variantTitle: line?.variantTitle ?? null, imageUrl: line?.imageUrl ?? null };
    }),
    events: events.filter(([parcelId]) => parcelId === row.id).map(toEvent),
  };
}

const toEvent = ([, status, message, city, country, happenedAt]: EventRow): ParcelEvent => ({
  status,
  message,
  city,
  country,
  happenedAt: new Date(happenedAt),
});

function toRefund(row: RefundRow): OrderRefund {
  const { id, return_gid: returnGid, currency, note, lines } = row;
  return { id, returnGid, currency, note, lines, amount: money(row.amount), createdAt: new Date(row.created_at) };
}
