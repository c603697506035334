import type { SimulatorConfig } from "../config.ts";
import type { Announcement, WebhookKnobs, Webhooks } from "../simulator.ts";
import type { World } from "../world/world.ts";
import { appTomlReader, type AppWebhooks, type Subscription } from "./app-subscriptions.ts";
import { AttemptLog } from "./attempt-log.ts";
import { DeliveryQueue } from "./delivery-queue.ts";
import { RETRIES, makeDelivery, waitAfter, type Delivery } from "./delivery.ts";
import { onlyFields } from "./include-fields.ts";
import { matchesFilter } from "./matches-filter.ts";
import { buildPayload } from "./payloads/build-payload.ts";
import { LIMITS, makeAgent, send, type Limits } from "./send.ts";
import { sign } from "./sign.ts";
import { subscribers } from "./subscribers.ts";
import { storeWaiting, takeWaiting } from "./waiting-file.ts";
import { writeJson } from "./write-json.ts";

const CONCURRENCY = 16;
/** Retries are spread over four hours: https://shopify.dev/docs/apps/build/webhooks/troubleshooting */
const FOUR_HOURS_MS = 4 * 3_600_000;

/** Knobs as Shopify itself behaves. */
export const normalKnobs = (): WebhookKnobs => ({
  copies: 1,
  delayMs: 0,
  drop: 0,
  shuffle: 0,
  paused: false,
  retryWindowMs: FOUR_HOURS_MS,
  signWith: null,
});

/** Where a delivery goes: paths, and addresses below the app's public one, mean the app itself. */
function addressOf(uri: string, app: AppWebhooks, appOrigin: string): URL {
  const url = new URL(uri, appOrigin);
  if (!app.applicationUrl || url.origin !== new URL(app.applicationUrl).origin) return url;
  return new URL(url.pathname + url.search, appOrigin);
}

function shuffled<T>(things: T[]): T[] {
  const order = things.map((thing) => ({ thing, rank: Math.random() }));
  return order.sort((a, b) => a.rank - b.rank).map(({ thing }) => thing);
}

/**
 * From "something happened" to a signed request. The payload is built when the announcement is made; the request goes out after
 * the deed is done, never in order for certain, at least once, and again for up to four hours when the app does not answer 2xx.
 * @param limits time limits of one request; other than Shopify's only in tests.
 */
export function makeWebhooks(config: SimulatorConfig, world: World, limits: Limits = LIMITS): Webhooks {
  const knobs = normalKnobs();
  const readToml = appTomlReader(config.appToml);
  const agent = makeAgent(CONCURRENCY);
  const attempts = new AttemptLog();
  /** Consecutive failed tries by shop-specific subscription. */
  const failures = new Map<string, number>();
  const held: Delivery[] = [];

  const queue = new DeliveryQueue(deliver, CONCURRENCY);
  queue.paused = () => knobs.paused;

  async function deliver(delivery: Delivery): Promise<void> {
    delivery.tries += 1;
    const signature = sign(knobs.signWith ?? config.apiSecret, delivery.body);
    const url = addressOf(delivery.subscription.uri, readToml(), config.appOrigin);
    const result = await send(agent, url, { ...delivery.headers, "X-Shopify-Hmac-Sha256": signature }, delivery.body, limits);
    attempts.add(delivery, result);
    if (result.error === null) return void failures.delete(delivery.subscription.id ?? "");
    if (subscriptionIsGone(delivery.subscription) || delivery.tries > RETRIES) return;
    queue.add({ ...delivery, dueAt: Date.now() + waitAfter(delivery.tries, knobs.retryWindowMs) });
  }

  /** After eight failures in a row a subscription made through the Admin API is deleted; those of the toml stay. */
  function subscriptionIsGone({ id }: Subscription): boolean {
    if (id === null) return false;
    const count = (failures.get(id) ?? 0) + 1;
    failures.set(id, count);
    if (count < RETRIES) return world.state.webhookSubscriptions[id] === undefined;
    delete world.state.webhookSubscriptions[id];
    world.changed();
    return true;
  }

  function releaseHeld(): void {
    if (knobs.shuffle > 1 && held.length < knobs.shuffle) return;
    const together = held.splice(0);
    for (const delivery of knobs.shuffle > 1 ? shuffled(together) : together) queue.add(delivery);
  }

  function announce(announcement: Announcement): void {
    const app = readToml();
    const heard = subscribers(world, app, announcement.shop, announcement.topic);
    if (heard.length === 0) return;
    const payload = buildPayload(config, world, announcement);
    /** Subscribers that want the same fields get the same bytes. */
    const bodies = new Map<string, Buffer>();
    for (const subscription of heard.filter(({ filter }) => matchesFilter(payload, filter))) {
      const fields = subscription.includeFields.join();
      const body = bodies.get(fields) ?? Buffer.from(writeJson(onlyFields(payload, subscription.includeFields)), "utf8");
      bodies.set(fields, body);
      const delivery = makeDelivery(announcement, subscription, body, app.apiVersion, Date.now() + knobs.delayMs);
      if (Math.random() < knobs.drop) attempts.add(delivery, { status: null, error: "dropped by the knob, never sent" });
      else for (let copy = 0; copy < knobs.copies; copy += 1) held.push({ ...delivery });
    }
    // The deed that announced this is still running: its answer and the rest of its changes come first.
    setImmediate(releaseHeld);
  }

  async function settled(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    await queue.rest();
  }

  world.onAnnounce(announce);
  for (const delivery of takeWaiting(config.dataDir)) queue.add(delivery);
  return {
    announce,
    knobs,
    settled,
    log: (limit) => attempts.newestFirst(limit),
    waiting: () => queue.size + held.length,
    async tick() {
      releaseHeld();
      await settled();
    },
    keep: () => storeWaiting(config.dataDir, [...queue.pending(), ...held]),
    resend(webhookId) {
      const delivery = attempts.delivery(webhookId);
      if (delivery) queue.add({ ...delivery, tries: 0, dueAt: Date.now() });
      return delivery !== undefined;
    },
  };
}
