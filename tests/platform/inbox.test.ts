import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { run, type Runner } from "graphile-worker";
import { EventEmitter } from "node:events";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { env } from "~/platform/env.server";
import { inTransaction, pool, prisma } from "~/platform/db/db.server";
import { defineJob, enqueue, taskList } from "~/platform/jobs/jobs.server";
import { liveAs, type WorkerLife } from "~/platform/jobs/worker-life.server";
import { workerLogger } from "~/platform/jobs/worker-logger.server";
import { startDraining } from "~/platform/shopify/drain-loop.server";
import { drainDeliveries, recordDelivery } from "~/platform/shopify/webhook-inbox.server";
import type { WebhookHandler } from "~/platform/shopify/webhook.server";

const SHOP = "demo.myshopify.com";
const arrive = (webhookId: string, topic = "things/fine", shop = SHOP): Promise<void> =>
  recordDelivery({ shop, webhookId, topic, apiVersion: "2026-10", eventId: null, triggeredAt: null, body: Buffer.from("{}") });
const states = async (): Promise<string[]> =>
  (await prisma.delivery.findMany({ orderBy: { webhookId: "asc" } })).map((row) => `${row.webhookId} ${row.state} ${row.tries}`);

beforeEach(() => prisma.delivery.deleteMany());

describe("draining", () => {
  it("by three at once applies every delivery exactly once", async () => {
    const applied: string[] = [];
    const handlers: Record<string, WebhookHandler> = {
      "things/fine": async ({ webhookId }, tx) => {
        await tx.$queryRaw`select pg_sleep(0.002)::text`;
        applied.push(webhookId);
        return "Did it";
      },
    };
    await Promise.all(Array.from({ length: 60 }, (_, at) => arrive(`w-${at}`)));
    const taken = await Promise.all([1, 2, 3].map(() => drainDeliveries(handlers, 60)));
    expect(taken.reduce((a, b) => a + b)).toBe(60);
    expect(taken.filter((one) => one > 0).length).toBeGreaterThan(1);
    expect(new Set(applied).size).toBe(60);
    expect(applied).toHaveLength(60);
  });

  it("goes past one that fails every time, tries it eight times, and parks it with its reason", async () => {
    const handlers: Record<string, WebhookHandler> = {
      "things/fine": () => Promise.resolve("Did it"),
      "things/poison": () => Promise.reject(new Error("always")),
    };
    await arrive("a-poison", "things/poison");
    await arrive("b-fine");
    await drainDeliveries(handlers);
    expect(await states()).toEqual(["a-poison waiting 1", "b-fine applied 0"]);
    for (let round = 2; round <= 7; round += 1) await drainDeliveries(handlers);
    expect(await states()).toContain("a-poison waiting 7");
    await drainDeliveries(handlers);
    expect(await states()).toContain("a-poison parked 8");
    expect(await drainDeliveries(handlers)).toBe(0);
    expect(await prisma.delivery.findFirstOrThrow({ where: { state: "parked" } })).toMatchObject({ note: "always" });
  });

  it("keeps two shops' deliveries of one id apart", async () => {
    const seen: string[] = [];
    await arrive("same");
    await arrive("same", "things/fine", "second.myshopify.com");
    await drainDeliveries({ "things/fine": ({ shop }) => Promise.resolve(`Did ${seen.push(shop)}`) });
    expect(seen.sort()).toEqual([SHOP, "second.myshopify.com"]);
  });

  it("is woken by a new delivery, in less than the second between two looks", async () => {
    let done: (at: number) => void = () => undefined;
    const applied = new Promise<number>((resolve) => (done = resolve));
    const draining = startDraining({ "things/fine": () => (done(performance.now()), Promise.resolve("Did it")) }, env.DATABASE_URL);
    await sleep(300);
    const sent = performance.now();
    await arrive("wake");
    expect((await applied) - sent).toBeLessThan(900);
    await draining.stop();
  });
});

describe("a worker that was killed", () => {
  it("leaves its job to the others within seconds, and its lock with it", async () => {
    const done: string[] = [];
    const slow = defineJob({
      name: "slow",
      schema: z.object({ by: z.string() }),
      run: () => Promise.resolve(`Done by ${done.push("the living")}`),
    });
    const client = await pool.connect();
    const { rows } = await client.query<{ id: string }>(
      "select (graphile_worker.add_job('slow', '{\"by\":\"x\"}', max_attempts := 3)).id::text as id",
    );
    client.release();
    // A worker took the job and was killed: the job is locked by its pool, its row stands, its connection is gone.
    const dead = `pool-${randomUUID()}`;
    await pool.query("update graphile_worker._private_jobs set locked_at = now(), locked_by = $2, attempts = 1 where id = $1", [
      rows[0]?.id,
      dead,
    ]);
    await pool.query("insert into worker_lives (pool, key, seen_at) values ($1, $2, now() - interval '6 seconds')", [dead, 4711]);
    // Another one is silent but alive: it holds its lock.
    const silent = await pool.connect();
    await silent.query("select pg_advisory_lock(4712)");
    await pool.query("insert into worker_lives (pool, key, seen_at) values ('silent', 4712, now() - interval '60 seconds')");

    let life: WorkerLife | undefined;
    const events = new EventEmitter();
    events.on("pool:create", ({ workerPool }: { workerPool: { id: string } }) => {
      life = liveAs(workerPool.id, env.DATABASE_URL);
    });
    const runner: Runner = await run({
      pgPool: pool,
      events: events as never,
      logger: workerLogger,
      concurrency: 1,
      noHandleSignals: true,
      pollInterval: 500,
      taskList: taskList([slow]),
    });
    // A rescue waits until PostgreSQL has been up for 15 s: after its restart nobody holds a lock yet.
    for (let tries = 0; done.length === 0 && tries < 150; tries += 1) await sleep(100);
    expect(done).toEqual(["the living"]);
    const lives = await prisma.workerLife.findMany();
    expect(lives.map((one) => one.pool)).toContain("silent");
    expect(lives.map((one) => one.pool)).not.toContain(dead);
    await runner.stop();
    await life?.end();
    expect((await prisma.workerLife.findMany()).map((one) => one.pool)).toEqual(["silent"]);
    silent.release(true);
  }, 30_000);
});

describe("a database that ends connections in the middle of transactions", () => {
  it("undoes them, jobs included, and costs the pool nothing: twenty losses later it still answers", async () => {
    const never = defineJob({ name: "never", schema: z.object({}), run: () => Promise.resolve("") });
    for (let at = 0; at < 20; at += 1)
      await expect(
        inTransaction(async (tx) => {
          await enqueue(tx, never, {});
          await tx.$queryRaw`select pg_terminate_backend(pg_backend_pid())::text`;
        }),
      ).rejects.toThrow();
    const { rows } = await pool.query("select 1 from graphile_worker.jobs where task_identifier = 'never'");
    expect(rows).toEqual([]);
    expect(pool.totalCount).toBe(pool.idleCount);
    expect(await inTransaction((tx) => tx.delivery.count())).toBeGreaterThanOrEqual(0);
  });
});
