import type { JobHelpers, Task, TaskList } from "graphile-worker";
import type { z } from "zod";
import { Refusal } from "~/lib/refusal";
import { clock } from "~/platform/clock";
import type { Tx } from "~/platform/db/db.server";
import { log } from "~/platform/log/log.server";

/** What a run knows beside its payload. */
export interface JobRun {
  now: Date;
  /** 1 for the first try. */
  attempt: number;
  /** True when a failure now is final. */
  last: boolean;
}

/** A kind of background work: a name, the schema of its payload, and what it does. `run` leaves a sentence behind. */
export interface Job<P> {
  name: string;
  schema: z.ZodType<P>;
  /** Tries in all; the wait between them grows (graphile-worker: exp(attempt) seconds, 10 tries ≈ 6 h). */
  maxAttempts: number;
  run: (payload: P, run: JobRun) => Promise<string>;
}

/** A job whatever its payload: what lists of jobs hold. */
export interface AnyJob {
  name: string;
  schema: z.ZodType;
  maxAttempts: number;
  run: (payload: never, run: JobRun) => Promise<string>;
}

/** Declares a job. Give `maxAttempts` a reason where it isn't the default 10. */
export function defineJob<P>(job: Omit<Job<P>, "maxAttempts"> & { maxAttempts?: number }): Job<P> {
  return { maxAttempts: 10, ...job };
}

/**
 * Stores a job in the caller's transaction. `key`: at most one waiting job of that key (a newer one replaces it).
 * `runAt` is business time.
 */
export async function enqueue<P>(
  tx: Tx,
  job: Job<P>,
  payload: NoInfer<P>,
  options: { runAt?: Date; key?: string; queue?: string } = {},
): Promise<void> {
  const delayMs = options.runAt ? Math.max(0, options.runAt.getTime() - clock.now().getTime()) : 0;
  const body = JSON.stringify(job.schema.parse(payload));
  await tx.$executeRaw`select graphile_worker.add_job(${job.name}, ${body}::json, queue_name := ${options.queue ?? null},
    run_at := now() + ${delayMs} * interval '1 millisecond', max_attempts := ${job.maxAttempts}, job_key := ${options.key ?? null})`;
}

/** graphile-worker's view of our jobs. A Refusal is final: it is logged and the job is done; anything else is retried. */
export function taskList(jobs: readonly AnyJob[]): TaskList {
  const task =
    (job: AnyJob): Task =>
    async (raw: unknown, helpers: JobHelpers) => {
      const { attempts, max_attempts: max } = helpers.job;
      try {
        const said = await job.run(job.schema.parse(raw) as never, { now: clock.now(), attempt: attempts, last: attempts >= max });
        log.info({ job: job.name, id: helpers.job.id, attempt: attempts }, said);
      } catch (error) {
        if (!(error instanceof Refusal)) {
          log.warn({ job: job.name, id: helpers.job.id, attempt: attempts, err: error }, "job failed");
          throw error;
        }
        log.warn({ job: job.name, id: helpers.job.id, code: error.code }, `Refused: ${error.message}`);
      }
    };
  return Object.fromEntries(jobs.map((job) => [job.name, task(job)]));
}
