import { randomUUID } from "node:crypto";
import { runOnce } from "graphile-worker";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { Refusal } from "~/lib/refusal";
import { clock, hours, later } from "~/platform/clock";
import { inTransaction, pool, prisma } from "~/platform/db/db.server";
import { defineFact, emit, on, subscribe } from "~/platform/facts/facts.server";
import { defineJob, enqueue, taskList, type AnyJob } from "~/platform/jobs/jobs.server";
import { workerLogger } from "~/platform/jobs/worker-logger.server";
import { defineLimit } from "~/platform/limits/rate-limit.server";
import { jobsReleased } from "../support/jobs-released";

// Facts can't be deleted, so every test has a shop of its own.
let SHOP: string;
let said: string[];
const speak = defineJob({
  name: "speak",
  schema: z.object({ shop: z.string(), words: z.string() }),
  run: ({ words }, { attempt, last }) => {
    said.push(`${words} ${attempt}${last ? " last" : ""}`);
    if (words === "refuse") throw new Refusal("conflict", "no", "No.");
    if (words === "fail") throw new Error("not now");
    return Promise.resolve(`Said ${words}`);
  },
});
const short = defineJob({ ...speak, name: "short", maxAttempts: 1 });
const run = async (): Promise<void> => {
  await runOnce({ pgPool: pool, taskList: taskList([speak, short] as readonly AnyJob[]), logger: workerLogger, noHandleSignals: true });
  await jobsReleased();
};
const waiting = async (): Promise<{ task_identifier: string; attempts: number; last_error: string | null; ahead: boolean }[]> =>
  (
    await pool.query(
      "select locked_at, task_identifier, attempts, last_error, run_at > now() as ahead from graphile_worker.jobs order by id",
    )
  ).rows;
const say = (words: string, options: Parameters<typeof enqueue>[3] = {}) =>
  inTransaction((tx) => enqueue(tx, speak, { shop: SHOP, words }, options));

beforeEach(async () => {
  said = [];
  await pool.query("delete from graphile_worker._private_jobs");
  SHOP = `${randomUUID()}.myshopify.com`;
});

describe("a job", () => {
  it("runs when its transaction commits, and never when it rolls back", async () => {
    await say("kept");
    const undone = inTransaction(async (tx) => {
      await enqueue(tx, speak, { shop: SHOP, words: "undone" });
      throw new Error("change of mind");
    });
    await expect(undone).rejects.toThrow("change of mind");
    await run();
    expect(said).toEqual(["kept 1"]);
    expect(await waiting()).toEqual([]);
  });

  it("that is refused is done: nobody tries again", async () => {
    await say("refuse");
    await run();
    await run();
    expect(said).toEqual(["refuse 1"]);
    await expect.poll(waiting).toEqual([]);
  });

  it("that fails stays with its reason and is tried again later, with the number of the try", async () => {
    await say("fail");
    await run();
    expect(await waiting()).toMatchObject([{ attempts: 1, last_error: expect.stringContaining("not now"), ahead: true }]);
    await pool.query("update graphile_worker._private_jobs set run_at = now()");
    await run();
    expect(said).toEqual(["fail 1", "fail 2"]);
  });

  it("knows its last try", async () => {
    await inTransaction((tx) => enqueue(tx, short, { shop: SHOP, words: "fail" }));
    await run();
    expect(said).toEqual(["fail 1 last"]);
  });

  it("of the same key replaces the one that waits", async () => {
    await say("first", { key: "k" });
    await say("second", { key: "k" });
    await say("other", { key: "l" });
    await run();
    expect(said.sort()).toEqual(["other 1", "second 1"]);
  });

  it("for a later business time waits for it, by the app's clock", async () => {
    clock.set("2020-01-01T00:00:00Z");
    await say("later", { runAt: later(clock.now(), hours(1)) });
    await say("overdue", { runAt: later(clock.now(), -hours(1)) });
    clock.run();
    await run();
    expect(said).toEqual(["overdue 1"]);
    expect(await waiting()).toMatchObject([{ ahead: true }]);
  });

  it("with a payload that is none of its kind is refused where it is enqueued", async () => {
    await expect(inTransaction((tx) => enqueue(tx, speak, { shop: SHOP } as never))).rejects.toThrow();
  });
});

describe("a fact", () => {
  const told = defineFact("told", z.object({ words: z.string() }));

  it("can't be told in a process that has no map of what follows: its followers would be lost", async () => {
    await expect(inTransaction((tx) => emit(tx, SHOP, told, { words: "x" }))).rejects.toThrow(/subscriptions/);
    expect(await prisma.fact.count({ where: { shop: SHOP } })).toBe(0);
  });

  it("is stored together with the jobs that follow, or not at all", async () => {
    subscribe([on(told, speak), on(told, speak, { delayMs: 60_000 })]);
    await inTransaction((tx) => emit(tx, SHOP, told, { words: "both" }, "gid://shopify/Order/1"));
    const undone = inTransaction(async (tx) => {
      await emit(tx, SHOP, told, { words: "undone" });
      throw new Error("change of mind");
    });
    await expect(undone).rejects.toThrow();
    expect(await prisma.fact.findMany({ where: { shop: SHOP } })).toMatchObject([
      { shop: SHOP, name: "told", orderId: "gid://shopify/Order/1", payload: { words: "both" } },
    ]);
    await run();
    expect(said).toEqual(["both 1"]);
    await expect.poll(waiting).toMatchObject([{ task_identifier: "speak", ahead: true }]);
  });

  it("keeps the order of telling, many in one millisecond too", async () => {
    subscribe([]);
    await inTransaction(async (tx) => {
      for (let at = 0; at < 60; at += 1) await emit(tx, SHOP, told, { words: String(at) });
    });
    const rows = await prisma.fact.findMany({ where: { shop: SHOP }, orderBy: { id: "asc" } });
    expect(rows.map((row) => (row.payload as { words: string }).words)).toEqual(Array.from({ length: 60 }, (_, at) => String(at)));
  });

  it("tells only what its schema names", async () => {
    subscribe([]);
    await expect(inTransaction((tx) => emit(tx, SHOP, told, { words: 7 } as never))).rejects.toThrow();
  });
});

describe("a limit", () => {
  it("counts across instances and processes, per key, and forgets after its time", async () => {
    const name = randomUUID();
    const here = defineLimit(name, 4, 2);
    const there = defineLimit(name, 4, 2);
    const takes = await Promise.allSettled([1, 2, 3].flatMap(() => [here.take("ada@example.com"), there.take("ada@example.com")]));
    const refused = takes.filter((one) => one.status === "rejected");
    expect(refused).toHaveLength(2);
    expect(refused[0]).toMatchObject({ reason: { kind: "too-many", code: "too-many-tries" } });
    await here.take("bob@example.com");
    await defineLimit(`${name}2`, 4, 2).take("ada@example.com");
    const { rows } = await pool.query<{ key: string }>("select key from rate_limits where key like $1", [`${name}%`]);
    expect(JSON.stringify(rows)).not.toContain("ada");
    await pool.query("update rate_limits set expire = expire - 3000 where key like $1", [`${name}%`]);
    await there.take("ada@example.com");
  });
});
