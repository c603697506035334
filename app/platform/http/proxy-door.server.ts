import { createHmac } from "node:crypto";
import { Refusal } from "~/lib/refusal";
import { clock, seconds } from "~/platform/clock";
import { env } from "~/platform/env.server";
import { same } from "~/platform/secrets/seal.server";

/** A request that Shopify's app proxy has signed and forwarded. */
export interface ProxyVisit {
  shop: string;
  /** Signed-in shopper as a GID, or null. */
  customerId: string | null;
  /** "/apps/aftercare" unless the merchant changed it; build every link from it. */
  pathPrefix: string;
  /** Path behind the proxy's own, e.g. "/track". */
  path: string;
  /** The shopper's own parameters, without Shopify's. */
  query: URLSearchParams;
  /** The shopper's address for limits, from X-Forwarded-For. */
  ip: string;
  acceptLanguage: string | null;
}

const SHOPIFYS = ["shop", "logged_in_customer_id", "path_prefix", "timestamp", "signature"];

/** The signature Shopify puts on proxied requests: https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies */
export function proxySignature(query: URLSearchParams, secret: string): string {
  const names = [...new Set(query.keys())].filter((name) => name !== "signature").sort();
  const text = names.map((name) => `${name}=${query.getAll(name).join(",")}`).join("");
  return createHmac("sha256", secret).update(text).digest("hex");
}

/**
 * First line of every storefront page.
 * @throws Refusal "not-allowed" for a wrong or missing signature, a repeated parameter of Shopify's, or a timestamp off by more than 90 s.
 */
export function proxyDoor(url: URL, headers: Pick<Headers, "get">): ProxyVisit {
  const query = url.searchParams;
  const refuse = (why: string): Refusal =>
    new Refusal("not-allowed", "bad-signature", "This page can only be opened through the shop.", { log: why });
  for (const name of SHOPIFYS) if (query.getAll(name).length > 1) throw refuse(`repeated ${name}`);
  const given = query.get("signature") ?? "";
  const secrets = [env.SHOPIFY_API_SECRET, env.SHOPIFY_API_SECRET_OLD].filter((secret) => secret !== undefined);
  if (!secrets.some((secret) => same(given, proxySignature(query, secret)))) throw refuse("bad proxy signature");
  const age = Math.abs(clock.now().getTime() - Number(query.get("timestamp")) * 1000);
  if (!(age <= seconds(90))) throw refuse("proxy timestamp too old");
  const shop = query.get("shop") ?? "";
  if (!/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/.test(shop)) throw refuse("no shop in a signed request");
  const customer = query.get("logged_in_customer_id");
  const own = new URLSearchParams([...query].filter(([name]) => !SHOPIFYS.includes(name)));
  return {
    shop,
    customerId: customer ? `gid://shopify/Customer/${customer}` : null,
    pathPrefix: query.get("path_prefix") ?? "/apps/aftercare",
    path: url.pathname.replace(/^\/proxy/, "") || "/",
    query: own,
    ip: (headers.get("x-forwarded-for") ?? "").split(",")[0]?.trim() || "unknown",
    acceptLanguage: headers.get("accept-language"),
  };
}
