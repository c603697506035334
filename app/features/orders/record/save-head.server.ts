import { clock } from "~/platform/clock";
import type { Tx } from "~/platform/db/db.server";
import type { OrderHead } from "../order-snapshot";

// Field → column. `updated_at` and `triggered_at` are the version; parcel_state is written by takeOverParcels alone.
const COLUMNS = {
  name: "name",
  number: "number",
  email: "email",
  phone: "phone",
  customerId: "customer_id",
  customerName: "customer_name",
  locale: "locale",
  currency: "currency",
  total: "total",
  currentTotal: "current_total",
  subtotal: "subtotal",
  shippingTotal: "shipping_total",
  taxTotal: "tax_total",
  discountTotal: "discount_total",
  presentmentCurrency: "presentment_currency",
  presentmentTotal: "presentment_total",
  financialStatus: "financial_status",
  fulfillmentStatus: "fulfillment_status",
  cancelledAt: "cancelled_at",
  cancelReason: "cancel_reason",
  closedAt: "closed_at",
  test: "test",
  sourceName: "source_name",
  note: "note",
  tags: "tags",
  shippingAddress: "shipping_address",
  countryCode: "country_code",
  placedAt: "placed_at",
  updatedAt: "updated_at",
} satisfies Record<Exclude<keyof OrderHead, "id">, string>;

function upsert(columns: readonly string[]): string {
  const all = ["shop", "id", ...columns];
  return `insert into orders (${all.join(", ")}) select ${all.join(", ")} from jsonb_populate_record(null::orders, $1::jsonb)
    on conflict (shop, id) do update set ${columns.map((column) => `${column} = excluded.${column}`).join(", ")}`;
}

const HEAD = [...Object.values(COLUMNS), "triggered_at", "synced_at"];
const WITHOUT_RETURNS = upsert(HEAD);
const WITH_RETURNS = upsert([...HEAD, "return_state"]);

/** Writes an order's head, new or known. A source that doesn't tell of returns leaves their state as it is. */
export async function saveHead(tx: Tx, shop: string, head: OrderHead, triggeredAt: Date | null, returnState?: string): Promise<void> {
  const fields = Object.entries(COLUMNS).map(([field, column]) => [column, head[field as keyof typeof COLUMNS]]);
  const row = { ...Object.fromEntries(fields), shop, id: head.id, triggered_at: triggeredAt, synced_at: clock.now() };
  const json = JSON.stringify(returnState ? { ...row, return_state: returnState } : row);
  await tx.$executeRawUnsafe(returnState ? WITH_RETURNS : WITHOUT_RETURNS, json);
}
