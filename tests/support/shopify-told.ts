import { randomUUID } from "node:crypto";
import type { Announcement } from "../../simulator/simulator";
import { buildPayload } from "../../simulator/webhooks/payloads/build-payload";
import { writeJson } from "../../simulator/webhooks/write-json";
import { adminDoor } from "~/platform/shopify/admin-door.server";
import { recordDelivery } from "~/platform/shopify/webhook-inbox.server";
import { webhooks } from "~/webhooks.server";
import { drain } from "./jobs";
import { adminRequest } from "./sign";
import type { TestSimulator } from "./simulator";

/** A webhook that the simulated Shopify would send: the body is that of the moment, as at Shopify. */
export interface Told {
  webhookId: string;
  topic: string;
  shop: string;
  at: string;
  body: string;
}

/** Collects the webhooks of the topics that the app takes, from now on. */
export function hearShopify(sim: TestSimulator): Told[] {
  const heard: Told[] = [];
  sim.world.onAnnounce((said: Announcement) => {
    if (!(said.topic in webhooks)) return;
    const { topic, shop, at } = said;
    heard.push({ webhookId: randomUUID(), topic, shop, at, body: writeJson(buildPayload(sim.config, sim.world, said)) });
  });
  return heard;
}

/** Delivers webhooks in the order given, each applied before the next comes. */
export async function deliver(told: readonly Told[]): Promise<void> {
  for (const { webhookId, topic, shop, at, body } of told) {
    const triggeredAt = new Date(at);
    await recordDelivery({ shop, webhookId, topic, apiVersion: "2026-10", eventId: null, triggeredAt, body: Buffer.from(body) });
    await drain();
  }
}

/** The shop's owner opens the app: tokens are exchanged, the shop is installed here. */
export async function openApp(sim: TestSimulator, shop: string): Promise<void> {
  const owner = Object.values(sim.world.state.staff).find((one) => one.shop === shop && one.accountOwner);
  await adminDoor(adminRequest("/app", shop, { staffId: owner?.id ?? "" }));
}
