/** Which hosts are Shopify's, and the undici dispatcher that sends them elsewhere. */
import { Agent } from "undici";
import { EgressRefused, isLoopback } from "./loopback.mjs";

const DOMAINS = ["myshopify.com", "shopify.com", "shop.dev"];
const HOSTS = ["storage.googleapis.com", "shopify-staged-uploads.storage.googleapis.com"];

/** @param {string} host without port */
export const isShopifyHost = (host) => HOSTS.includes(host) || DOMAINS.some((domain) => host === domain || host.endsWith(`.${domain}`));

/** Request headers come as a flat list, as pairs or as an object; `host` is put in, whichever it is. */
function withHost(headers, host) {
  if (Array.isArray(headers)) return ["host", host, ...headers];
  if (headers && typeof headers[Symbol.iterator] === "function") return [["host", host], ...headers].flat();
  return { ...headers, host };
}

/**
 * A dispatcher for `fetch` (built in and npm's): Shopify's hosts go to `simulator` with their `Host` kept, loopback goes through,
 * every other host is refused with its name.
 * @param {string | undefined} simulator origin, e.g. "http://127.0.0.1:4206"; without one Shopify's hosts are refused too.
 */
export function divertingDispatcher(simulator) {
  return new Agent().compose((dispatch) => (request, handler) => {
    const target = new URL(request.origin);
    if (isLoopback(target.hostname)) return dispatch(request, handler);
    if (!simulator || !isShopifyHost(target.hostname)) throw new EgressRefused(target.hostname);
    return dispatch({ ...request, origin: simulator, headers: withHost(request.headers, target.host) }, handler);
  });
}
