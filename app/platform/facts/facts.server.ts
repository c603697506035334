import type { z } from "zod";
import { clock } from "~/platform/clock";
import type { Tx } from "~/platform/db/db.server";
import { uuid7 } from "~/platform/db/uuid7";
import { enqueue, type Job } from "~/platform/jobs/jobs.server";

/** Something that happened, in the past tense: its name and what is told about it (ids, never bodies). */
export interface FactKind<P> {
  name: string;
  schema: z.ZodType<P>;
}

/** Declares a fact; the payload is what subscribers' jobs receive, together with `shop`. */
export function defineFact<P extends object>(name: string, schema: z.ZodType<P>): FactKind<P> {
  return { name, schema };
}

/** `queue`: jobs of one name run one after the other, in the order in which they were told. */
interface Following<P> {
  delayMs?: number;
  queue?: (payload: P) => string;
}

/** "When this fact is told, that job follows." */
export interface Subscription {
  fact: string;
  follow: (tx: Tx, payload: never) => Promise<void>;
}

/** The job's payload is the fact's with `shop`; the compiler checks that it fits. */
export function on<P extends object>(fact: FactKind<P>, job: Job<P & { shop: string }>, options: Following<P> = {}): Subscription {
  return {
    fact: fact.name,
    follow: (tx, payload) =>
      enqueue(tx, job, payload as P & { shop: string }, {
        ...(options.delayMs ? { runAt: new Date(clock.now().getTime() + options.delayMs) } : {}),
        ...(options.queue ? { queue: options.queue(payload) } : {}),
      }),
  };
}

let subscriptions: Map<string, Subscription[]> | undefined;

/** Loads the map "what follows from what"; every process does this before it serves. */
export function subscribe(list: readonly Subscription[]): void {
  subscriptions = Map.groupBy(list, (one) => one.fact);
}

/**
 * Stores a fact and the jobs that follow from it in the caller's transaction. `at`: when it happened, where that is not now.
 * @throws Error when the map was not loaded: a fact without its followers would be lost.
 */
export async function emit<P extends object>(
  tx: Tx,
  shop: string,
  fact: FactKind<P>,
  payload: NoInfer<P>,
  orderId?: string | null,
  at: Date = clock.now(),
): Promise<void> {
  if (!subscriptions) throw new Error("subscriptions.server.ts was not loaded in this process");
  const told = fact.schema.parse(payload);
  await tx.$executeRaw`insert into facts (shop, id, name, order_id, payload, at)
    values (${shop}, ${uuid7()}::uuid, ${fact.name}, ${orderId ?? null}, ${JSON.stringify(told)}::jsonb, ${at})`;
  for (const { follow } of subscriptions.get(fact.name) ?? []) await follow(tx, { shop, ...told } as never);
}
