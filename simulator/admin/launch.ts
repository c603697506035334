import { createHmac } from "node:crypto";
import type { Simulator } from "../simulator.ts";
import type { Staff } from "../world/types.ts";
import type { AppFacts } from "./app-toml.ts";
import { mintSessionToken } from "./session-token.ts";

/** The store's name in admin addresses: "demo" of "demo.myshopify.com". */
export const storeName = (domain: string): string => domain.replace(/\.myshopify\.com$/, "");

/** `host` of an embedded page: base64 of "admin.shopify.com/store/{name}" without padding. */
export const hostParameter = (domain: string): string =>
  Buffer.from(`admin.shopify.com/store/${storeName(domain)}`)
    .toString("base64")
    .replace(/=+$/, "");

/**
 * Query `hmac` of app launches: hex HMAC-SHA256 over the other parameters, sorted, percent-encoded, `k=v` joined by `&`.
 * Not the signature of the app proxy, which joins without a sign.
 */
export function queryHmac(parameters: URLSearchParams, secret: string): string {
  const signed = [...parameters.entries()].filter(([key]) => key !== "hmac" && key !== "signature");
  signed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return createHmac("sha256", secret)
    .update(signed.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(value)}`).join("&"))
    .digest("hex");
}

/**
 * Path of the app for the part of an admin address behind /apps/{handle}: application_url's path and the rest.
 * An address that already holds that path (`/apps/aftercare/app/orders`, application_url ending in /app) is not doubled.
 */
export function appPath(app: Pick<AppFacts, "basePath">, rest: string): string {
  const tail = rest === "/" ? "" : rest;
  if (app.basePath && (tail === app.basePath || tail.startsWith(`${app.basePath}/`))) return tail;
  return `${app.basePath}${tail}` || "/";
}

export interface Launch {
  shop: string;
  staff: Staff;
  sessionId: string;
  /** Path of the app, e.g. "/app/orders/1". */
  path: string;
  /** Query of the admin address, passed on to the app. */
  query: URLSearchParams;
}

/** The address of the frame: the app's page with what Shopify adds (https://shopify.dev/docs/apps/build/authentication-authorization). */
export function launchUrl(sim: Pick<Simulator, "config" | "world">, launch: Launch): string {
  const url = new URL(launch.path, sim.config.appWindow);
  for (const [key, value] of launch.query) url.searchParams.append(key, value);
  url.searchParams.set("embedded", "1");
  url.searchParams.set("host", hostParameter(launch.shop));
  url.searchParams.set("id_token", mintSessionToken(sim, launch.shop, launch.staff, launch.sessionId));
  url.searchParams.set("locale", launch.staff.locale);
  url.searchParams.set("session", launch.sessionId);
  url.searchParams.set("shop", launch.shop);
  url.searchParams.set("timestamp", String(Math.floor(sim.world.now() / 1000)));
  url.searchParams.set("hmac", queryHmac(url.searchParams, sim.config.apiSecret));
  url.searchParams.sort();
  return url.toString();
}
