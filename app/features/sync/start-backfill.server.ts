import { z } from "zod";
import { Refusal } from "~/lib/refusal";
import { clock, days, later, seconds } from "~/platform/clock";
import { audit } from "~/platform/db/audit.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { defineJob, enqueue } from "~/platform/jobs/jobs.server";
import { adminGraphql } from "~/platform/shopify/admin-graphql.server";
import type { AdminVisit } from "~/platform/shopify/admin-door.server";
import { BACKFILL_STATES, isRunning } from "./backfill";
import { wishForPoll } from "./poll-backfill.server";
import { orFail } from "./record/or-fail.server";
import { backfillOrdersQuery, startBulkMutation } from "./shopify/backfill";

/** Without read_all_orders Shopify shows no more than this. */
const PAST_DAYS = 60;

/** Asks Shopify for the file. Asked twice after a lost answer it makes two files, which harms nobody: it only reads. */
export const runBackfill = defineJob({
  name: "runBackfill",
  schema: z.object({ shop: z.string(), id: z.uuid() }),
  run: ({ shop, id }, { now, last }) => orFail(shop, id, last, () => ask(shop, id, now)),
});

async function ask(shop: string, id: string, now: Date): Promise<string> {
  const since = later(now, -days(PAST_DAYS)).toISOString().slice(0, 10);
  const query = backfillOrdersQuery.replace("#graphql", "").replace("SINCE", since);
  const { bulkOperationRunQuery: answer } = await adminGraphql(shop, startBulkMutation, { query });
  const [error] = answer?.userErrors ?? [];
  const operationId = answer?.bulkOperation?.id;
  // as a rule five other operations of ours are running: later there is room
  if (error || !operationId) throw new Error(`Shopify started no bulk operation: ${error?.message ?? "no reason given"}`);
  await inTransaction(async (tx) => {
    await tx.backfill.updateMany({ where: { shop, id, state: "starting" }, data: { state: "running", operationId } });
    await wishForPoll(tx, shop, id, seconds(3));
  });
  return `Shopify prepares ${operationId}`;
}

/** The app came to a shop: its past is loaded, again too, since nothing was heard in between. */
export const startBackfill = defineJob({
  name: "startBackfill",
  schema: z.object({ shop: z.string(), again: z.boolean() }),
  run: ({ shop }) => inTransaction(async (tx) => ((await begin(tx, shop)) ? "Started to load the past" : "Skipped: it is being loaded")),
});

/**
 * A member of staff wants the past loaded (again).
 * @throws Refusal "backfill-running"
 */
export async function restartBackfill({ shop, staff }: AdminVisit): Promise<void> {
  await inTransaction(async (tx) => {
    if (!(await begin(tx, shop))) throw new Refusal("conflict", "backfill-running", "Your orders are being loaded already.");
    await audit(tx, shop, staff.actor, "loading of past orders started", { subject: "shop", subjectId: shop });
  });
}

async function begin(tx: Tx, shop: string): Promise<boolean> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`backfill ${shop}`}, 7))`;
  const going = await tx.backfill.count({ where: { shop, state: { in: BACKFILL_STATES.filter(isRunning) } }, take: 1 });
  if (going > 0) return false;
  const { id } = await tx.backfill.create({ data: { shop, state: "starting", startedAt: clock.now() }, select: { id: true } });
  await enqueue(tx, runBackfill, { shop, id });
  return true;
}
