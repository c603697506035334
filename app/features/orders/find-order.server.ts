import { Refusal } from "~/lib/refusal";
import { pool } from "~/platform/db/db.server";
import type { OrderInFull } from "./order";
import { ORDER_IN_FULL, toOrderInFull, type OrderInFullRow } from "./record/order-row";

/**
 * One order with lines, parcels, the carrier's events and refunds.
 * @param id Shopify's GID
 * @throws Refusal "no-such-order" when this shop has none of that id, or it was deleted in Shopify
 */
export async function findOrder(shop: string, id: string): Promise<OrderInFull> {
  const { rows } = await pool.query<OrderInFullRow>({ name: "order-in-full", text: ORDER_IN_FULL, values: [shop, id] });
  const [row] = rows;
  if (!row) throw new Refusal("not-found", "no-such-order", "There is no such order in this shop.");
  return toOrderInFull(row);
}
