import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import type { SimulatorConfig } from "../config.ts";

/** What the storefront and shopper accounts need to know of the app. */
export interface AppFacts {
  handle: string;
  /** Path of [app_proxy] url without a trailing slash; undefined: the app has no proxy. */
  proxyTarget: string | undefined;
  /** "/apps/aftercare" */
  proxyPrefix: string;
  /** [customer_authentication] redirect_uris and logout_urls. */
  redirectUris: string[];
  logoutUrls: string[];
}

interface Toml {
  handle?: string;
  app_proxy?: { url?: string; prefix?: string; subpath?: string };
  customer_authentication?: { redirect_uris?: string[]; logout_urls?: string[] };
}

/**
 * Reads the app's shopify.app.toml anew. The proxy's url may be relative to application_url; only its path counts, the host is the app's.
 * @throws Error when the file is missing or is no TOML.
 */
export function readAppFacts(config: Pick<SimulatorConfig, "appToml">): AppFacts {
  const toml = parse(readFileSync(config.appToml, "utf8")) as Toml;
  const proxy = toml.app_proxy;
  return {
    handle: toml.handle ?? "app",
    proxyTarget: proxy?.url === undefined ? undefined : new URL(proxy.url, "http://app.invalid").pathname.replace(/\/+$/, ""),
    proxyPrefix: `/${proxy?.prefix ?? "apps"}/${proxy?.subpath ?? "app"}`,
    redirectUris: toml.customer_authentication?.redirect_uris ?? [],
    logoutUrls: toml.customer_authentication?.logout_urls ?? [],
  };
}
