import { z } from "zod";
import { forgetOrder } from "~/features/orders/forget-order.server";
import { takeOverOrder } from "~/features/orders/take-over-order.server";
import { clock, days } from "~/platform/clock";
import { inTransaction, prisma, type Tx } from "~/platform/db/db.server";
import { defineJob, enqueue } from "~/platform/jobs/jobs.server";
import { readOrder } from "./read-order.server";

/**
 * Re-reads one order from Shopify and takes it over with the same rules as webhooks.
 * @returns a sentence; it begins with "Skipped" when nothing was written
 */
export async function syncOrder(shop: string, id: string, options: { tell: boolean } = { tell: true }): Promise<string> {
  const snapshot = await readOrder(shop, id);
  if (!snapshot) return missing(shop, id);
  return inTransaction((tx) => takeOverOrder(tx, shop, snapshot, { triggeredAt: null, tell: options.tell }));
}

/** Shopify shows nothing: deleted, if it should be visible; older orders are hidden without read_all_orders. */
async function missing(shop: string, id: string): Promise<string> {
  const known = await prisma.order.findUnique({ where: { shop_id: { shop, id } }, select: { placedAt: true, deletedAt: true } });
  const visible = known && !known.deletedAt && clock.now().getTime() - known.placedAt.getTime() < days(59);
  return visible ? inTransaction((tx) => forgetOrder(tx, shop, id)) : `Skipped: Shopify does not show ${id}`;
}

/** syncOrder in the background. */
export const syncOrderJob = defineJob({
  name: "syncOrder",
  schema: z.object({ shop: z.string(), orderId: z.string() }),
  run: ({ shop, orderId }) => syncOrder(shop, orderId),
});

/** A return changed: Shopify's own word on the state of the order's returns is read again. */
export const syncOrderOfReturn = defineJob({
  name: "syncOrderOfReturn",
  schema: z.object({ shop: z.string(), orderId: z.string(), returnId: z.string() }),
  run: ({ shop, orderId }) => syncOrder(shop, orderId),
});

/** Asks for a re-read; several wishes for the same order become one. */
export const wishForOrder = (tx: Tx, shop: string, orderId: string): Promise<void> =>
  enqueue(tx, syncOrderJob, { shop, orderId }, { key: `sync:${shop}:${orderId}` });
