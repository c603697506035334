// The queue waits on PostgreSQL's clock. When the demo's business time is moved ahead, jobs that have become due are released.
import { controlAt } from "../lib/control.ts";
import { asOwner } from "../lib/database.ts";
import type { House } from "../lib/house.ts";

const EVERY_MS = 1_000;

/** Brings every waiting job nearer by so many milliseconds, and wakes the worker. */
export async function releaseJobs(ownerUrl: string, ms: number): Promise<void> {
  await asOwner(ownerUrl, async (client) => {
    await client.query(
      "update graphile_worker._private_jobs set run_at = run_at - $1 * interval '1 millisecond' where run_at > now() and locked_at is null",
      [ms],
    );
    await client.query(`select pg_notify('jobs:insert', '{"count":1}')`);
  });
}

/** Follows the control page's clock for as long as the demo runs. */
export function keepClock(house: House): { stop: () => void } {
  const control = controlAt(house.addresses.control);
  let known: number | undefined;
  const look = async (): Promise<void> => {
    const { offsetMs } = await control.get<{ offsetMs: number }>("/api/clock");
    if (known !== undefined && offsetMs > known) await releaseJobs(house.ownerUrl, offsetMs - known);
    known = offsetMs;
  };
  // A look that fails (the simulator is stopping) is made up for by the next one.
  const timer = setInterval(() => void look().catch(() => undefined), EVERY_MS);
  return { stop: () => clearInterval(timer) };
}
