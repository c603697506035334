import { createHmac, randomUUID } from "node:crypto";
import { env } from "~/platform/env.server";

const b64 = (value: unknown): string => Buffer.from(typeof value === "string" ? value : JSON.stringify(value)).toString("base64url");

/** A session token as Shopify signs it for a member of staff. */
export function sessionToken(shop: string, staffId = "1", secret = env.SHOPIFY_API_SECRET): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    iss: `https://${shop}/admin`,
    dest: `https://${shop}`,
    aud: env.SHOPIFY_API_KEY,
    sub: staffId,
    exp: now + 60,
    nbf: now - 1,
    iat: now - 1,
    jti: randomUUID(),
    sid: "s",
  };
  const head = `${b64({ alg: "HS256", typ: "JWT" })}.${b64(claims)}`;
  return `${head}.${createHmac("sha256", secret).update(head).digest("base64url")}`;
}

/** A request of the embedded page, with its bearer token. */
export function adminRequest(path: string, shop: string, init: RequestInit & { staffId?: string } = {}): Request {
  const headers = new Headers(init.headers);
  headers.set("user-agent", "Mozilla/5.0 (X11; Linux x86_64) Chrome/156");
  headers.set("authorization", `Bearer ${sessionToken(shop, init.staffId)}`);
  return new Request(new URL(path, env.SHOPIFY_APP_URL), { ...init, headers });
}

/** Headers and body of a webhook as Shopify sends it. */
export function signedWebhook(
  shop: string,
  topic: string,
  body: string,
  more: { webhookId?: string; triggeredAt?: string; secret?: string } = {},
): { headers: Record<string, string>; body: string } {
  return {
    body,
    headers: {
      "content-type": "application/json",
      "x-shopify-topic": topic,
      "x-shopify-shop-domain": shop,
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": more.webhookId ?? randomUUID(),
      "x-shopify-event-id": randomUUID(),
      "x-shopify-triggered-at": more.triggeredAt ?? new Date().toISOString(),
      "x-shopify-hmac-sha256": createHmac("sha256", more.secret ?? env.SHOPIFY_API_SECRET)
        .update(body)
        .digest("base64"),
    },
  };
}

/** Query of a request that came through the app proxy: the shopper's own parameters and Shopify's, signed. */
export function proxyQuery(shop: string, own: Record<string, string> = {}, secret = env.SHOPIFY_API_SECRET): string {
  const all = {
    ...own,
    shop,
    logged_in_customer_id: own.logged_in_customer_id ?? "",
    path_prefix: "/apps/aftercare",
    timestamp: String(Math.floor(Date.now() / 1000)),
  };
  const text = Object.entries(all)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join("");
  return new URLSearchParams({ ...all, signature: createHmac("sha256", secret).update(text).digest("hex") }).toString();
}
