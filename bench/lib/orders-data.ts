import { asOwner } from "../../scripts/lib/database.ts";

export const BENCH_SHOP = "bench.myshopify.com";
const ROWS: Record<string, number> = { "10k": 10_000, "100k": 100_000, "1m": 1_000_000 };

/** Orders of a size by name. @throws Error naming the sizes. */
export function rowsOf(size: string): number {
  const rows = ROWS[size];
  if (!rows) throw new Error(`--size takes ${Object.keys(ROWS).join(", ")}, not ${size}`);
  return rows;
}

/** Fills shop, orders (two lines, one parcel with four events each) by set-based SQL. */
export async function fillOrders(ownerUrl: string, orders: number): Promise<void> {
  const gid = (type: string, n: string): string => `'gid://shopify/${type}/' || (${n})`;
  const from = `from generate_series(1, ${orders}) n`;
  await asOwner(ownerUrl, async (client) => {
    await client.query(
      `insert into shops (shop, name, primary_url, scopes, installed_at, currency, timezone) values ('${BENCH_SHOP}', 'Bench', 'https://bench.example', '{}', now(), 'EUR', 'Europe/Berlin')`,
    );
    await client.query(`insert into orders (shop, id, name, number, email, currency, total, current_total, subtotal, shipping_total, tax_total, discount_total,
        presentment_currency, presentment_total, financial_status, fulfillment_status, parcel_state, placed_at, updated_at, synced_at, tags)
      select '${BENCH_SHOP}', ${gid("Order", "n")}, '#' || n, n, 'shopper' || n || '@example.com', 'EUR', 49.9, 49.9, 45, 4.9, 7.97, 0,
        'EUR', 49.9, 'PAID', 'FULFILLED', 'in_transit', now() - n * interval '1 minute', now(), now(), '{}' ${from}`);
    await client.query(`insert into order_lines (shop, id, order_id, position, title, variant_title, sku, quantity, current_quantity, fulfillable_quantity, price, total_discount, requires_shipping)
      select '${BENCH_SHOP}', ${gid("LineItem", "n * 10 + l")}, ${gid("Order", "n")}, l, 'Stoneware mug', 'Grey', 'MUG-' || l, 1, 1, 0, 22.5, 0, true ${from}, generate_series(1, 2) l`);
    await client.query(`insert into fulfillments (shop, id, order_id, name, status, shipment_status, tracking_company, tracking_number, tracking_url, shipped_at, updated_at, lines)
      select '${BENCH_SHOP}', ${gid("Fulfillment", "n")}, ${gid("Order", "n")}, '#' || n || '-F1', 'success', 'in_transit', 'DHL', '0034043' || n, 'https://www.dhl.com/?n=' || n, now(), now(),
        jsonb_build_array(jsonb_build_object('lineId', ${gid("LineItem", "n * 10 + 1")}, 'quantity', 1), jsonb_build_object('lineId', ${gid("LineItem", "n * 10 + 2")}, 'quantity', 1)) ${from}`);
    await client.query(`insert into fulfillment_events (shop, id, fulfillment_id, order_id, status, message, city, country, happened_at)
      select '${BENCH_SHOP}', ${gid("FulfillmentEvent", "n * 10 + e")}, ${gid("Fulfillment", "n")}, ${gid("Order", "n")}, 'in_transit', 'Sorted', 'Leipzig', 'DE', now() - e * interval '5 hours' ${from}, generate_series(1, 4) e`);
    await client.query("analyze");
  });
}
