import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log/log.server";
import { PrismaClient, type Prisma } from "./client/client";

/** One pool for Prisma and for hot SQL. */
export const pool = new pg.Pool({
  connectionString: env.DATABASE_URL,
  max: 12,
  idleTimeoutMillis: 30_000,
  connectionTimeoutMillis: 5_000,
  idle_in_transaction_session_timeout: 30_000,
});

const inUse = new Set<pg.PoolClient>();
pool.on("acquire", (client) => inUse.add(client));
pool.on("release", (_error, client) => inUse.delete(client));
pool.on("connect", (client) => {
  // A connection that is in use when PostgreSQL ends reports to itself, not to the pool.
  client.on("error", (error) => log.warn({ err: error }, "database connection lost"));
  // Prisma never gives back a connection that was lost inside a transaction, since its ROLLBACK fails: twelve of them, and this
  // process could ask nothing any more.
  client.once("end", () =>
    setImmediate(() => {
      if (!inUse.has(client)) return;
      client.release(true);
      client.release = () => undefined;
    }),
  );
});
pool.on("error", (error) => log.warn({ err: error }, "idle database connection lost"));

export const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });

/** A Prisma transaction; what `emit`, `enqueue` and `audit` take, so that they commit with the change. */
export type Tx = Prisma.TransactionClient;

/** Runs `work` in one transaction (read committed, 10 s at most). */
export function inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  return prisma.$transaction(work, { timeout: 10_000, maxWait: 5_000 });
}

/** Whether a Prisma error says that a unique key is taken. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === "P2002";
}

/** Ends the pool; nothing may be asked afterwards. */
export async function closeDatabase(): Promise<void> {
  await prisma.$disconnect();
  await pool.end();
}
