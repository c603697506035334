import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { log } from "~/platform/log/log.server";
import { drainDeliveries } from "./webhook-inbox.server";
import type { WebhookHandler } from "./webhook.server";

/** Side by side transactions; a pool of twelve leaves room for jobs. */
const DRAINERS = 3;

/** Drains deliveries as they come: woken by NOTIFY, with a look every second as the net. */
export function startDraining(handlers: Record<string, WebhookHandler>, url: string): { stop: () => Promise<void> } {
  let stopped = false;
  let wake = (): void => {};
  const listener = listen(
    url,
    () => wake(),
    () => stopped,
  );

  async function loop(): Promise<void> {
    while (!stopped) {
      const taken = await drainDeliveries(handlers).catch((error: unknown) => {
        log.warn({ err: error }, "draining failed; trying again");
        return 0;
      });
      if (taken > 0) continue;
      const woken = new Promise<void>((resolve) => {
        const before = wake;
        wake = () => {
          before();
          resolve();
        };
      });
      await Promise.race([woken, sleep(1_000)]);
      wake = () => {};
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
