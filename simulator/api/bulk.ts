import { once } from "node:events";
import { createWriteStream, mkdirSync, rmSync } from "node:fs";
import type { WriteStream } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { execute, parse } from "graphql";
import type { ExecutionResult } from "graphql";
import type { Simulator } from "../simulator.ts";
import type { BulkOperation, Id } from "../world/types.ts";
import { cut } from "./bulk/lines.ts";
import { stepOf } from "./bulk/rewrite.ts";
import { isOpen, scopesAtOrder } from "./bulk/state.ts";
import { contextOf } from "./context.ts";
import type { AdminContext } from "./context.ts";
import { resolveField, resolveType } from "./resolve.ts";
import { adminSchema } from "./schema.ts";

/** Real milliseconds between steps, so that an operation can be watched as it goes. */
const PAUSE_MS = 120;

const running = new WeakMap<Simulator, Map<Id, Promise<void>>>();
const callOf = (sim: Simulator, operation: BulkOperation): AdminContext => {
  const { shop } = operation;
  const scopes = scopesAtOrder(operation) ?? sim.world.state.installations[shop]?.scopes ?? [];
  return { ...contextOf(sim, { shop, scopes }, "query"), bulk: true };
};

const finish = (sim: Simulator, operation: BulkOperation, status: BulkOperation["status"], errorCode: string | null = null): void => {
  operation.status = status;
  operation.errorCode = errorCode;
  operation.completedAt = status === "CANCELED" ? null : sim.world.iso();
  sim.world.changed();
  sim.world.announce({ shop: operation.shop, topic: "bulk_operations/finish", id: operation.id });
};

const step = async (sim: Simulator, operation: BulkOperation, cursor: string | null): Promise<ExecutionResult> => {
  const contextValue = callOf(sim, operation);
  const schema = adminSchema(contextValue.version);
  const document = stepOf(schema, parse(operation.query), cursor);
  return execute({ schema, document, contextValue, fieldResolver: resolveField, typeResolver: resolveType });
};

/** Writes the result step by step; the error code when a step fails. */
const write = async (sim: Simulator, operation: BulkOperation, out: WriteStream): Promise<string | null> => {
  let cursor: string | null = null;
  do {
    const result: ExecutionResult = await step(sim, operation, cursor);
    const [error] = result.errors ?? [];
    if (error || !result.data) return error?.extensions.code === "ACCESS_DENIED" ? "ACCESS_DENIED" : "INTERNAL_SERVER_ERROR";
    const { lines, roots, cursor: next } = cut(result.data);
    for (const line of lines) if (!out.write(`${line}\n`)) await once(out, "drain");
    operation.objectCount += lines.length;
    operation.rootObjectCount += roots;
    sim.world.changed();
    cursor = next;
    await wait(PAUSE_MS);
  } while (cursor && operation.status === "RUNNING");
  return null;
};

const run = async (sim: Simulator, operation: BulkOperation): Promise<void> => {
  await wait(PAUSE_MS);
  if (operation.status === "CREATED") operation.status = "RUNNING";
  operation.objectCount = 0;
  operation.rootObjectCount = 0;
  const file = path.join("bulk", `${operation.id}.jsonl`);
  const full = path.join(sim.config.dataDir, file);
  mkdirSync(path.dirname(full), { recursive: true });
  const out = createWriteStream(full);
  // A cancellation takes hold between two steps, never before the first.
  const errorCode = await write(sim, operation, out);
  out.end();
  await once(out, "close");
  if (operation.status === "CANCELING") {
    rmSync(full, { force: true });
    return finish(sim, operation, "CANCELED");
  }
  operation.file = file;
  operation.fileSize = out.bytesWritten;
  finish(sim, operation, errorCode ? "FAILED" : "COMPLETED", errorCode);
};

/**
 * Starts every bulk operation that is not finished and not running yet, also those a stopped simulator left behind.
 * Resolves when all that run now are finished.
 */
export async function runBulkOperations(sim: Simulator): Promise<void> {
  const active = running.get(sim) ?? new Map<Id, Promise<void>>();
  running.set(sim, active);
  for (const operation of Object.values(sim.world.state.bulkOperations)) {
    if (!isOpen(operation) || active.has(operation.id)) continue;
    const done = run(sim, operation)
      .catch((error: unknown) => {
        process.emitWarning(error instanceof Error ? error : String(error));
        finish(sim, operation, "FAILED", "INTERNAL_SERVER_ERROR");
      })
      .finally(() => active.delete(operation.id));
    active.set(operation.id, done);
  }
  await Promise.all(active.values());
}
