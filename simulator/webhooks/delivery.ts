import { randomInt, randomUUID } from "node:crypto";
import type { Announcement } from "../simulator.ts";
import type { Subscription } from "./app-subscriptions.ts";

/** One announcement on its way to one subscriber. */
export interface Delivery {
  webhookId: string;
  announcement: Announcement;
  subscription: Subscription;
  body: Buffer;
  headers: Record<string, string>;
  /** Tries made so far. */
  tries: number;
  /** Milliseconds since 1970 on the shared clock. */
  dueAt: number;
}

/** After the first try: https://shopify.dev/docs/apps/build/webhooks/troubleshooting */
export const RETRIES = 8;

/** Milliseconds to wait after the nth try (1 = the first), doubling each time so that eight waits fill the window. */
export function waitAfter(tries: number, windowMs: number): number {
  return (windowMs * 2 ** (tries - 1)) / (2 ** RETRIES - 1);
}

/** Milliseconds of the announcement and six invented digits: Shopify writes nanoseconds. */
const withNanoseconds = (at: string): string =>
  at.replace(
    /(\.\d{3})?Z$/,
    (_, milliseconds: string | undefined) => `${milliseconds ?? ".000"}${String(randomInt(1_000_000)).padStart(6, "0")}Z`,
  );

/** A delivery with the headers of https://shopify.dev/docs/apps/build/webhooks/delivery-structure; the signature is added when it is sent. */
export function makeDelivery(
  announcement: Announcement,
  subscription: Subscription,
  body: Buffer,
  apiVersion: string,
  dueAt: number,
): Delivery {
  const webhookId = randomUUID();
  const headers: Record<string, string> = {
    "Content-Type": "application/json",
    "User-Agent": "Shopify-Captain-Hook",
    Accept: "*/*",
    "X-Shopify-Topic": announcement.topic,
    "X-Shopify-Shop-Domain": announcement.shop,
    "X-Shopify-API-Version": apiVersion,
    "X-Shopify-Webhook-Id": webhookId,
    "X-Shopify-Event-Id": announcement.eventId,
    "X-Shopify-Triggered-At": withNanoseconds(announcement.at),
  };
  if (subscription.name) headers["X-Shopify-Name"] = subscription.name;
  return { webhookId, announcement, subscription, body, headers, tries: 0, dueAt };
}
