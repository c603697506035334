// The worker process: jobs from the queue, and webhook deliveries drained in batches.
import { run, type WorkerEvents } from "graphile-worker";
import { EventEmitter } from "node:events";
import { jobs, schedules } from "~/jobs.server";
import { closeDatabase, pool } from "~/platform/db/db.server";
import { env } from "~/platform/env.server";
import { taskList } from "~/platform/jobs/jobs.server";
import { workerLogger } from "~/platform/jobs/worker-logger.server";
import { liveAs, type WorkerLife } from "~/platform/jobs/worker-life.server";
import { log } from "~/platform/log/log.server";
import { startDraining } from "~/platform/shopify/drain-loop.server";
import "~/subscriptions.server";
import { webhooks } from "~/webhooks.server";
import { exitOnCrash } from "./exit-on-crash";

exitOnCrash();
let life: WorkerLife | undefined;
const events: WorkerEvents = new EventEmitter();
// A job's locked_by is the id of the pool, not of one of its workers.
events.on("pool:create", ({ workerPool }) => {
  life = liveAs(workerPool.id, env.DATABASE_URL);
});

const runner = await run({
  pgPool: pool,
  events,
  logger: workerLogger,
  concurrency: 4,
  noHandleSignals: true, // otherwise it ends the process before the database is closed
  pollInterval: 2_000,
  taskList: taskList(jobs),
  crontab: schedules.map(({ cron, job }) => `${cron} ${job.name} ?fill=5m`).join("\n"),
});
const drain = startDraining(webhooks, env.DATABASE_URL);
log.info({ ms: Math.round(performance.now()) }, "worker is ready");

let stopping = false;
async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, "finishing");
  await drain.stop();
  await runner.stop();
  await life?.end();
  await closeDatabase();
  process.exit(0);
}
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
