import type { Prisma } from "~/platform/db/client/client";
import type { Address, Order, OrderInFull, OrderLine, OrderRefund, Parcel, ParcelEvent } from "../order";

/** The columns of an order's head; `number` and `triggeredAt` stay inside. */
const orderColumns = {
  id: true,
  name: true,
  email: true,
  phone: true,
  customerId: true,
  customerName: true,
  locale: true,
  currency: true,
  total: true,
  currentTotal: true,
  subtotal: true,
  shippingTotal: true,
  taxTotal: true,
  discountTotal: true,
  presentmentCurrency: true,
  presentmentTotal: true,
  financialStatus: true,
  fulfillmentStatus: true,
  parcelState: true,
  returnState: true,
  cancelledAt: true,
  cancelReason: true,
  closedAt: true,
  test: true,
  note: true,
  tags: true,
  shippingAddress: true,
  countryCode: true,
  placedAt: true,
  updatedAt: true,
  syncedAt: true,
} satisfies Prisma.OrderSelect;

type OrderRow = Prisma.OrderGetPayload<{ select: typeof orderColumns }>;

/** Everything of one order but the carrier's events, which hang on the order by id alone. */
export const orderInFullColumns = {
  ...orderColumns,
  lines: { orderBy: { position: "asc" } },
  fulfillments: { orderBy: [{ shippedAt: "asc" }, { id: "asc" }] },
  refunds: { orderBy: { createdAt: "asc" } },
} satisfies Prisma.OrderSelect;

type OrderInFullRow = Prisma.OrderGetPayload<{ select: typeof orderInFullColumns }>;
type EventRow = Prisma.FulfillmentEventGetPayload<object>;

/** Pieces as stored in JSON columns. */
export interface Pieces {
  lineId: string;
  quantity: number;
}

const money = (amount: Prisma.Decimal): string => amount.toFixed(Math.max(2, amount.decimalPlaces()));

function toOrder(row: OrderRow): Order {
  return {
    ...row,
    total: money(row.total),
    currentTotal: money(row.currentTotal),
    subtotal: money(row.subtotal),
    shippingTotal: money(row.shippingTotal),
    taxTotal: money(row.taxTotal),
    discountTotal: money(row.discountTotal),
    presentmentTotal: money(row.presentmentTotal),
    shippingAddress: row.shippingAddress as Address | null,
  };
}

/** `events` are those of the order, newest first. */
export function toOrderInFull(row: OrderInFullRow, events: EventRow[]): OrderInFull {
  const { lines, fulfillments, refunds, ...head } = row;
  const ours = lines.map(toLine);
  return {
    ...toOrder(head),
    lines: ours,
    parcels: fulfillments.map((one) =>
      toParcel(
        one,
        ours,
        events.filter((event) => event.fulfillmentId === one.id),
      ),
    ),
    refunds: refunds.map(toRefund),
  };
}

function toLine(row: OrderInFullRow["lines"][number]): OrderLine {
  const { id, title, variantTitle, sku, productId, variantId, imageUrl, quantity, currentQuantity, fulfillableQuantity } = row;
  const what = { id, title, variantTitle, sku, productId, variantId, imageUrl: imageUrl || null, requiresShipping: row.requiresShipping };
  return { ...what, quantity, currentQuantity, fulfillableQuantity, price: money(row.price), totalDiscount: money(row.totalDiscount) };
}

function toParcel(row: OrderInFullRow["fulfillments"][number], lines: OrderLine[], events: EventRow[]): Parcel {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    shipmentStatus: row.shipmentStatus,
    trackingCompany: row.trackingCompany,
    trackingNumber: row.trackingNumber,
    trackingUrl: row.trackingUrl,
    shippedAt: row.shippedAt,
    estimatedDeliveryAt: row.estimatedDeliveryAt,
    deliveredAt: row.deliveredAt,
    lines: (row.lines as unknown as Pieces[]).map(({ lineId, quantity }) => {
      const line = lines.find((one) => one.id === lineId);
      return { lineId, quantity, title: line?.title ?? "", variantTitle: line?.variantTitle ?? null, imageUrl: line?.imageUrl ?? null };
    }),
    events: events.map(toEvent),
  };
}

const toEvent = ({ status, message, city, country, happenedAt }: EventRow): ParcelEvent => ({
  status,
  message,
  city,
  country,
  happenedAt,
});

function toRefund(row: OrderInFullRow["refunds"][number]): OrderRefund {
  const { id, returnGid, currency, note, createdAt } = row;
  return { id, returnGid, currency, note, createdAt, amount: money(row.amount), lines: row.lines as unknown as Pieces[] };
}
