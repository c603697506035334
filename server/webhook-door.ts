// Verify on the raw bytes, record once, acknowledge after the commit. Remix never sees a webhook.
import { createHmac } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "~/platform/env.server";
import { same } from "~/platform/secrets/seal.server";
import { recordDelivery } from "~/platform/shopify/webhook-inbox.server";
import { readBody } from "./node-http";

const LIMIT = 16 * 1024 * 1024;
const secrets = [env.SHOPIFY_API_SECRET, env.SHOPIFY_API_SECRET_OLD].filter((secret) => secret !== undefined);

/** Four digits for the year: JavaScript knows years that PostgreSQL doesn't. */
const ISO_TIME = /^\d{4}-\d\d-\d\dT/;

const header = (req: IncomingMessage, name: string): string => {
  const value = req.headers[name];
  return typeof value === "string" ? value : "";
};

/** Answers 200 once the delivery is durable, 401 for a bad signature (nothing is written), 413 above 16 MB, 400 without Shopify's headers. */
export async function webhookDoor(req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (req.method !== "POST") return void res.writeHead(405, { allow: "POST" }).end();
  const body = await readBody(req, LIMIT);
  if (!body) return void res.writeHead(413, { connection: "close" }).end();
  const given = Buffer.from(header(req, "x-shopify-hmac-sha256"), "base64");
  if (!secrets.some((secret) => same(given, createHmac("sha256", secret).update(body).digest()))) return void res.writeHead(401).end();
  const webhookId = header(req, "x-shopify-webhook-id");
  const shop = header(req, "x-shopify-shop-domain");
  const topic = header(req, "x-shopify-topic");
  if (!webhookId || !shop || !topic) return void res.writeHead(400).end();
  const triggered = header(req, "x-shopify-triggered-at");
  await recordDelivery({
    shop,
    webhookId,
    topic,
    apiVersion: header(req, "x-shopify-api-version"),
    eventId: header(req, "x-shopify-event-id") || null,
    triggeredAt: ISO_TIME.test(triggered) && !Number.isNaN(Date.parse(triggered)) ? new Date(triggered) : null,
    body,
  });
  res.writeHead(200).end();
}
