import { z } from "zod";
import { countOrdersWithoutDetails, findOrdersWithoutDetails } from "~/features/orders/find-orders-without-details.server";
import { clock, later } from "~/platform/clock";
import { inTransaction, prisma } from "~/platform/db/db.server";
import { defineJob, enqueue, type Job } from "~/platform/jobs/jobs.server";
import { restFor } from "~/platform/shopify/api-budget.server";
import { orFail } from "./record/or-fail.server";
import { syncOrder } from "./sync-order.server";

/** Orders a run; between runs the shop's API points recover (restFor). */
const BATCH = 20;

const schema = z.object({ shop: z.string(), id: z.uuid(), after: z.object({ placedAt: z.string(), id: z.string() }).nullable() });

/** Reads parcels and refunds of loaded orders, newest first, a few at a time; each run names where the next goes on. */
export const loadDetails: Job<z.infer<typeof schema>> = defineJob({
  name: "loadDetails",
  schema,
  run: (payload, { now, last }) => orFail(payload.shop, payload.id, last, () => load(payload, now)),
});

async function load({ shop, id, after }: z.infer<typeof schema>, now: Date): Promise<string> {
  const row = await prisma.backfill.findUnique({ where: { shop_id: { shop, id } } });
  if (row?.state !== "details") return `Skipped: the loading is ${row?.state ?? "gone"}`;
  const expected = row.expected ?? (await countOrdersWithoutDetails(shop));
  const orders = await findOrdersWithoutDetails(shop, after, BATCH);
  for (const order of orders) await syncOrder(shop, order.id, { tell: false });
  const next = orders.length === BATCH ? orders.at(-1) : undefined;
  await inTransaction(async (tx) => {
    const end = next ? {} : { state: "done", finishedAt: now };
    await tx.backfill.update({
      where: { shop_id: { shop, id } },
      data: { expected, loaded: { increment: orders.length }, lastError: null, ...end },
    });
    if (next) await enqueue(tx, loadDetails, { shop, id, after: next }, { runAt: later(clock.now(), restFor(shop)) });
  });
  return next ? `Read ${orders.length} orders in full` : "The past is loaded";
}
