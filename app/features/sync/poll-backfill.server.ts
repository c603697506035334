import { z } from "zod";
import { clock, later, seconds } from "~/platform/clock";
import { inTransaction, prisma, type Tx } from "~/platform/db/db.server";
import { defineJob, enqueue } from "~/platform/jobs/jobs.server";
import { adminGraphql } from "~/platform/shopify/admin-graphql.server";
import type { WebhookHandler } from "~/platform/shopify/webhook.server";
import { loadBackfill } from "./load-backfill.server";
import { orFail } from "./record/or-fail.server";
import { readBulkQuery } from "./shopify/backfill";

/** Between two looks while Shopify works; the webhook usually comes first. */
const LOOK_MS = seconds(10);

/** Looks how far Shopify's bulk operation has come, and goes on when it is done. */
export const pollBackfill = defineJob({
  name: "pollBackfill",
  schema: z.object({ shop: z.string(), id: z.uuid() }),
  run: ({ shop, id }, { now, last }) => orFail(shop, id, last, () => poll(shop, id, now)),
});

async function poll(shop: string, id: string, now: Date): Promise<string> {
  const row = await prisma.backfill.findUnique({ where: { shop_id: { shop, id } } });
  if (row?.state !== "running" || !row.operationId) return `Skipped: the loading is ${row?.state ?? "gone"}`;
  const { bulkOperation: operation } = await adminGraphql(shop, readBulkQuery, { id: row.operationId });
  const where = { shop, id, state: "running" };
  const status = operation?.status ?? "EXPIRED";
  if (["CREATED", "RUNNING", "CANCELING"].includes(status)) {
    await inTransaction((tx) => wishForPoll(tx, shop, id, LOOK_MS));
    return `Shopify is at ${operation?.objectCount ?? 0} objects`;
  }
  if (status !== "COMPLETED") {
    const lastError = `Shopify’s bulk operation ended as ${status} ${operation?.errorCode ?? ""}`.trim();
    await prisma.backfill.updateMany({ where, data: { state: "failed", lastError, finishedAt: now } });
    return `Failed: ${lastError}`;
  }
  await inTransaction(async (tx) => {
    const expected = Number(operation?.rootObjectCount ?? 0);
    const { count } = await tx.backfill.updateMany({ where, data: { state: "loading", expected, loaded: 0 } });
    if (count === 1) await enqueue(tx, loadBackfill, { shop, id });
  });
  return "Shopify's file is ready";
}

/** A look in so many milliseconds; a new wish replaces the waiting one. */
export const wishForPoll = (tx: Tx, shop: string, id: string, inMs: number): Promise<void> =>
  enqueue(tx, pollBackfill, { shop, id }, { key: `poll:${shop}:${id}`, runAt: later(clock.now(), inMs) });

/** bulk_operations/finish */
export const bulkFinished: WebhookHandler = async ({ shop, payload }, tx) => {
  const { admin_graphql_api_id: operationId } = z.object({ admin_graphql_api_id: z.string() }).parse(payload);
  const row = await tx.backfill.findFirst({ where: { shop, operationId, state: "running" }, select: { id: true } });
  if (!row) return "Skipped: nobody waits for that operation";
  await wishForPoll(tx, shop, row.id, 0);
  return "Looking at the finished operation";
};
