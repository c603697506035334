import { vi } from "vitest";
import { pool } from "~/platform/db/db.server";

/** Resolves when no job is held any more: the queue writes the outcome of a failed job shortly after its run ended. */
export async function jobsReleased(): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await pool.query("select 1 from graphile_worker._private_jobs where locked_at is not null");
    if (rows.length > 0) throw new Error("a job is still held");
  }, 5_000);
}
