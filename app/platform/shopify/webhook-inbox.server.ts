import { Refusal } from "~/lib/refusal";
import { clock } from "~/platform/clock";
import { inTransaction, pool } from "~/platform/db/db.server";
import { log } from "~/platform/log/log.server";
import { parseLossless, type WebhookHandler } from "./webhook.server";

/** What the door has verified and wants kept. */
export interface RawDelivery {
  shop: string;
  webhookId: string;
  topic: string;
  apiVersion: string;
  eventId: string | null;
  triggeredAt: Date | null;
  body: Buffer;
}

const INSERT = `insert into deliveries (shop, webhook_id, topic, api_version, event_id, triggered_at, received_at, body)
  select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[], $8::bytea[])
  on conflict do nothing`;

type Waiting = { row: RawDelivery; done: () => void; failed: (error: unknown) => void };
let waiting: Waiting[] = [];
let writing = false;

/** Resolves when the delivery is committed (or was there already). Deliveries that arrive during a commit share the next one. */
export function recordDelivery(row: RawDelivery): Promise<void> {
  return new Promise((done, failed) => {
    waiting.push({ row, done, failed });
    if (!writing) void writeAll();
  });
}

async function writeAll(): Promise<void> {
  writing = true;
  while (waiting.length > 0) {
    const batch = waiting.splice(0, 500);
    const rows = batch.map((one) => one.row);
    const column = <K extends keyof RawDelivery>(name: K): RawDelivery[K][] => rows.map((row) => row[name]);
    try {
      const received = clock.now();
      await pool.query({
        name: "record-deliveries",
        text: INSERT,
        values: [
          column("shop"),
          column("webhookId"),
          column("topic"),
          column("apiVersion"),
          column("eventId"),
          column("triggeredAt"),
          rows.map(() => received),
          column("body"),
        ],
      });
      for (const one of batch) one.done();
    } catch (error) {
      for (const one of batch) one.failed(error);
    }
  }
  writing = false;
  await pool.query("select pg_notify('deliveries', '')").catch((error: unknown) => log.warn({ err: error }, "could not wake the workers"));
}

/** Tries before a delivery is parked with its reason. */
const MAX_TRIES = 8;

interface Stored {
  shop: string;
  webhook_id: string;
  topic: string;
  api_version: string;
  triggered_at: Date | null;
  received_at: Date;
  body: Buffer;
  tries: number;
}

/**
 * Applies waiting deliveries, oldest first, each in a transaction of its own that also marks it applied.
 * A failing one waits for a later round and is parked with its reason after eight tries; a Refusal or an unreadable body parks at once.
 * @param passed webhook ids to leave alone; those that fail are added
 * @returns how many were taken; 0 when nothing was waiting.
 */
export async function drainDeliveries(handlers: Record<string, WebhookHandler>, most = 50, passed: string[] = []): Promise<number> {
  let taken = 0;
  while (taken < most) {
    const outcome = await drainOne(handlers, passed);
    if (outcome === "none") break;
    taken += 1;
    if (outcome !== "applied") passed.push(outcome);
  }
  return taken;
}

/** "none", "applied", or the webhook id of one that failed and should not be tried again in this round. */
async function drainOne(handlers: Record<string, WebhookHandler>, passed: string[]): Promise<string> {
  let current: Stored | undefined;
  try {
    return await inTransaction(async (tx) => {
      const [row] = await tx.$queryRaw<Stored[]>`
        select shop, webhook_id, topic, api_version, triggered_at, received_at, body, tries from deliveries
        where state = 'waiting' and not (webhook_id = any(${passed}::text[]))
        order by received_at limit 1 for update skip locked`;
      if (!row) return "none";
      current = row;
      const handler = Object.hasOwn(handlers, row.topic) ? handlers[row.topic] : undefined;
      if (!handler) throw new Refusal("invalid", "unknown-topic", `No handler for the topic ${row.topic}`);
      const note = await handler(
        {
          shop: row.shop,
          topic: row.topic,
          webhookId: row.webhook_id,
          apiVersion: row.api_version,
          triggeredAt: row.triggered_at,
          receivedAt: row.received_at,
          payload: parseLossless(Buffer.from(row.body).toString("utf8")),
        },
        tx,
      );
      const state = note.startsWith("Skipped") ? "skipped" : "applied";
      await tx.$executeRaw`update deliveries set state = ${state}, note = ${note}, applied_at = ${clock.now()} where shop = ${row.shop} and webhook_id = ${row.webhook_id}`;
      return "applied";
    });
  } catch (error) {
    if (!current) throw error;
    const final = error instanceof Refusal || error instanceof SyntaxError || isSchemaError(error) || current.tries + 1 >= MAX_TRIES;
    // A parser's message quotes what it stumbled over, and PostgreSQL's text holds no NUL: unsaid, the delivery would block all others.
    const note = (error instanceof Error ? error.message : String(error)).replaceAll("\0", "\\0").slice(0, 1000);
    log.warn(
      { webhookId: current.webhook_id, topic: current.topic, shop: current.shop, err: error },
      final ? "delivery parked" : "delivery failed",
    );
    await pool.query("update deliveries set state = $3, note = $4, tries = tries + 1 where shop = $1 and webhook_id = $2", [
      current.shop,
      current.webhook_id,
      final ? "parked" : "waiting",
      note,
    ]);
    return current.webhook_id;
  }
}

const isSchemaError = (error: unknown): boolean => error instanceof Error && error.name === "ZodError";

/** Puts a parked delivery back in line. @throws Refusal when there is none. */
export async function replayDelivery(shop: string, webhookId: string): Promise<void> {
  const { rowCount } = await pool.query(
    "update deliveries set state = 'waiting', tries = 0, note = null where shop = $1 and webhook_id = $2 and state = 'parked'",
    [shop, webhookId],
  );
  if (rowCount === 0) throw new Refusal("not-found", "no-such-delivery", "That delivery is not parked any more.");
  await pool.query("select pg_notify('deliveries', '')");
}
