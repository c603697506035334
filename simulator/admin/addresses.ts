import type { SimulatorConfig } from "../config.ts";

type Places = Pick<SimulatorConfig, "ports" | "appWindow">;

/** Origin of the simulated admin.shopify.com. */
export const adminOrigin = (config: Places): string => `http://127.0.0.1:${config.ports.admin}`;

/** Origin of the demo shop's storefront. */
export const storefrontOrigin = (config: Places): string => `http://127.0.0.1:${config.ports.storefront}`;

/** Where the App Bridge stand-in lies on the app's own port. */
export const BRIDGE_PATH = "/__simulator/app-bridge.js";

/** Hosts that may frame an embedded app, as Shopify's libraries write them in frame-ancestors. */
export const FRAMING_HOST =
  /^https:\/\/(admin\.shopify\.com|[a-z0-9-]+\.myshopify\.com|\*\.spin\.dev|admin\.myshopify\.io|admin\.shop\.dev)$/i;

/** The place here that stands for an address of Shopify's; any other address comes back as it is. */
export function localAddress(address: string, config: Places): string {
  const match = /^https:\/\/([a-z0-9.-]+)(?=[/?#]|$)(.*)$/is.exec(address);
  const host = match?.[1]?.toLowerCase();
  const rest = match?.[2] ?? "";
  if (!host) return address;
  if (host === "admin.shopify.com") return `${adminOrigin(config)}${rest}`;
  if (host === "cdn.shopify.com" && rest.startsWith("/shopifycloud/app-bridge.js")) return `${config.appWindow}${BRIDGE_PATH}`;
  if (host === "shopify.com" && rest.startsWith("/authentication/")) return `${storefrontOrigin(config)}${rest}`;
  const name = /^([a-z0-9-]+)\.myshopify\.com$/.exec(host)?.[1];
  if (!name) return address;
  return /^\/admin(?=[/?#]|$)/.test(rest)
    ? `${adminOrigin(config)}/store/${name}${rest.slice("/admin".length)}`
    : `${storefrontOrigin(config)}${rest}`;
}
