import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { log } from "~/platform/log/log.server";
import { drainDeliveries } from "./webhook-inbox.server";
import type { WebhookHandler } from "./webhook.server";

/** Side by side transactions; a pool of twelve leaves room for jobs. */
const DRAINERS = 3;

/** Deliveries that failed rest before their next try: 1, 2, 4 … 64 seconds, so that eight tries outlive a short outage. */
export class Resting {
  private readonly until = new Map<string, { at: number; tries: number }>();

  /** @param now milliseconds of a clock that only runs forward */
  ids(now: number): string[] {
    // A delivery that has rested long ago was applied or parked by somebody.
    for (const [id, { at }] of this.until) if (now > at + 600_000) this.until.delete(id);
    return [...this.until].filter(([, { at }]) => at > now).map(([id]) => id);
  }

  failed(id: string, now: number): void {
    const tries = (this.until.get(id)?.tries ?? 0) + 1;
    this.until.set(id, { at: now + 1_000 * 2 ** Math.min(tries - 1, 6), tries });
  }
}

/** Drains deliveries as they come: woken by NOTIFY, with a look every second as the net. */
export function startDraining(handlers: Record<string, WebhookHandler>, url: string): { stop: () => Promise<void> } {
  let stopped = false;
  const idle = new Set<() => void>();
  const wake = (): void => idle.forEach((resolve) => resolve());
  const listener = listen(url, wake, () => stopped);
  const resting = new Resting();

  async function round(): Promise<number> {
    const passed = resting.ids(performance.now());
    const known = passed.length;
    try {
      return await drainDeliveries(handlers, 50, passed);
    } catch (error) {
      log.warn({ err: error }, "draining failed; trying again");
      return 0;
    } finally {
      for (const id of passed.slice(known)) resting.failed(id, performance.now());
    }
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      if ((await round()) > 0) continue;
      let resolve = (): void => {};
      const woken = new Promise<void>((done) => (resolve = done));
      idle.add(resolve);
      await Promise.race([woken, sleep(1_000)]);
      idle.delete(resolve);
    }
  }
  const loops = Array.from({ length: DRAINERS }, () => loop());
  return {
    stop: async () => {
      stopped = true;
      wake();
      await Promise.all(loops);
      await (await listener)?.end();
    },
  };
}

async function listen(url: string, heard: () => void, over: () => boolean): Promise<pg.Client | undefined> {
  if (over()) return undefined;
  const client = new pg.Client({ connectionString: url, keepAlive: true });
  client.on("error", () => void sleep(1_000).then(() => listen(url, heard, over)));
  client.on("notification", heard);
  try {
    await client.connect();
    await client.query("listen deliveries");
  } catch (error) {
    log.warn({ err: error }, "can't listen for deliveries; polling");
  }
  return client;
}
