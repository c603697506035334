import { z } from "zod";
import type { OrderSnapshot } from "~/features/orders/order-snapshot";
import { takeOverOrder } from "~/features/orders/take-over-order.server";
import { inTransaction, prisma } from "~/platform/db/db.server";
import { defineJob, enqueue } from "~/platform/jobs/jobs.server";
import { adminGraphql } from "~/platform/shopify/admin-graphql.server";
import { loadDetails } from "./load-details.server";
import { orFail } from "./record/or-fail.server";
import { readBulkQuery } from "./shopify/backfill";
import { ordersOf } from "./shopify/bulk-file";

/** Orders a transaction: few enough to stay far below its ten seconds, enough to pay for its commit. */
const BATCH = 25;

/**
 * Streams Shopify's file and takes its orders over, batch by batch; the row counts along in the same transaction, so a run that was
 * cut short goes on where it stopped. Nothing is told: it is the past.
 */
export const loadBackfill = defineJob({
  name: "loadBackfill",
  schema: z.object({ shop: z.string(), id: z.uuid() }),
  run: ({ shop, id }, { last }) => orFail(shop, id, last, () => load(shop, id)),
});

async function load(shop: string, id: string): Promise<string> {
  const row = await prisma.backfill.findUnique({ where: { shop_id: { shop, id } } });
  if (row?.state !== "loading" || !row.operationId) return `Skipped: the loading is ${row?.state ?? "gone"}`;
  const { bulkOperation: operation } = await adminGraphql(shop, readBulkQuery, { id: row.operationId });
  let loaded = 0;
  let batch: OrderSnapshot[] = [];
  const flush = async (): Promise<void> => {
    const part = batch.toSorted((a, b) => (a.head.id < b.head.id ? -1 : 1)); // locks are taken in one order
    batch = [];
    await inTransaction(async (tx) => {
      for (const order of part) await takeOverOrder(tx, shop, order, { triggeredAt: null, tell: false });
      await tx.backfill.update({ where: { shop_id: { shop, id } }, data: { loaded }, select: { id: true } });
    });
  };
  // no address: the file would be empty
  if (operation?.url)
    for await (const order of ordersOf(operation.url)) {
      loaded += 1;
      if (loaded <= row.loaded) continue;
      batch.push(order);
      if (batch.length === BATCH) await flush();
    }
  await flush();
  await inTransaction(async (tx) => {
    await tx.backfill.update({ where: { shop_id: { shop, id } }, data: { state: "details", loaded: 0, expected: null } });
    await enqueue(tx, loadDetails, { shop, id, after: null });
  });
  return `Loaded ${loaded} orders`;
}
