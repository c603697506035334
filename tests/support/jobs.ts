import { runOnce } from "graphile-worker";
import { jobs } from "~/jobs.server";
import { pool } from "~/platform/db/db.server";
import { taskList } from "~/platform/jobs/jobs.server";
import { workerLogger } from "~/platform/jobs/worker-logger.server";
import { drainDeliveries } from "~/platform/shopify/webhook-inbox.server";
import "~/subscriptions.server";
import { webhooks } from "~/webhooks.server";
import { jobsReleased } from "./jobs-released";

/** Runs every job that is due now, and those that follow from them. Failing jobs stay for a later try. */
export async function runJobs(): Promise<void> {
  await runOnce({ pgPool: pool, taskList: taskList(jobs), logger: workerLogger, noHandleSignals: true });
  await jobsReleased();
}

/** Makes jobs that wait for a later time due, as if the time had come, and runs them. */
export async function runLaterJobs(): Promise<void> {
  await jobsReleased();
  await pool.query("update graphile_worker._private_jobs set run_at = now() - interval '1 second' where run_at > now()");
  await runJobs();
}

/** Applies all waiting webhook deliveries. */
export async function drain(): Promise<void> {
  while ((await drainDeliveries(webhooks)) > 0);
}

/** Jobs that ended in an error and still wait for another try: task and last error. */
export async function failedJobs(): Promise<{ task: string; error: string }[]> {
  const { rows } = await pool.query<{ task_identifier: string; last_error: string }>(
    "select task_identifier, last_error from graphile_worker.jobs where last_error is not null",
  );
  return rows.map((row) => ({ task: row.task_identifier, error: row.last_error }));
}
