// A killed worker's jobs stay locked for four hours. So every worker holds an advisory lock on a connection of its own,
// which PostgreSQL drops with the process, and every living worker looks for locks that nobody holds any more.
import { randomBytes } from "node:crypto";
import pg from "pg";

const RESCUE = `
  with dead as (
    delete from worker_lives where pool in (
      select pool from worker_lives
      where seen_at < now() - interval '5 seconds'
        -- after a restart of PostgreSQL nobody holds a lock yet, though everybody may be alive
        and pg_postmaster_start_time() < now() - interval '15 seconds'
        and pg_try_advisory_xact_lock(key)
      for update skip locked)
    returning pool)
  select graphile_worker.force_unlock_workers(array(select pool from dead)), pg_notify('jobs:insert', '{"count":1}')
  from (select count(*) as n from dead) d where n > 0`;

export interface WorkerLife {
  end: () => Promise<void>;
}

export function liveAs(pool: string, url: string): WorkerLife {
  const key = randomBytes(8).readBigInt64BE().toString();
  let client: pg.Client | undefined;
  let over = false;
  async function beat(): Promise<void> {
    if (over) return;
    try {
      if (!client) {
        const fresh = new pg.Client({ connectionString: url, application_name: `worker ${pool}`, keepAlive: true });
        fresh.on("error", () => {
          client = undefined;
        });
        await fresh.connect();
        await fresh.query("select pg_advisory_lock($1)", [key]);
        client = fresh;
      }
      await client.query("insert into worker_lives(pool, key) values ($1,$2) on conflict (pool) do update set seen_at = now()", [
        pool,
        key,
      ]);
      await client.query(RESCUE);
    } catch {
      client = undefined;
    }
    if (!over) setTimeout(() => void beat(), 2000).unref();
  }
  void beat();
  return {
    end: async () => {
      over = true;
      await client?.query("delete from worker_lives where pool = $1", [pool]).catch(() => {});
      await client?.end();
    },
  };
}
