import type { IncomingMessage, ServerResponse } from "node:http";
import type { Simulator } from "../simulator.ts";
import type { Shop } from "../world/types.ts";
import { executeCustomer } from "./customer/api.ts";
import { authorize, logout } from "./customer/authorize.ts";
import { jwks } from "./customer/keys.ts";
import { API_VERSION, apiDiscovery, openidConfiguration } from "./customer/places.ts";
import { customerOf, exchange } from "./customer/token.ts";
import { readBytes, readForm, sendJson } from "./http.ts";
import { visitOf } from "./visit.ts";

/** Whether a path belongs to shopper accounts rather than to the theme. */
export const isCustomerAccounts = (path: string): boolean =>
  /^\/(\.well-known\/|authentication\/\d+\/|\d+\/account\/customer\/api\/)/.test(path);

async function graphql(sim: Simulator, shop: Shop, version: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  if (version !== API_VERSION && version !== "unstable")
    return sendJson(res, { errors: `The simulated Customer Account API plays ${API_VERSION} only.` }, 404);
  if (req.method !== "POST") return sendJson(res, { errors: "POST only" }, 405);
  const customerId = customerOf(sim, shop, req.headers.authorization);
  if (!customerId)
    return sendJson(
      res,
      { errors: [{ message: "Invalid token, missing prefix shcat_ or expired.", extensions: { code: "UNAUTHENTICATED" } }] },
      401,
    );
  const request = JSON.parse((await readBytes(req)).toString("utf8")) as Parameters<typeof executeCustomer>[1];
  sendJson(res, await executeCustomer({ sim, shop, customerId }, request));
}

/**
 * Shopper accounts: discovery on a shop's own host and on the storefront port, sign-in pages on the storefront port, tokens, keys and the
 * Customer Account API on shopify.com. https://shopify.dev/docs/api/customer
 */
export function customerAccountsHandler(sim: Simulator): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const shopById = (id: string | undefined): Shop | undefined => Object.values(sim.world.state.shops).find((shop) => shop.id === id);
  return async (req, res) => {
    const visit = visitOf(sim, req, res);
    const path = visit?.url.pathname ?? "";
    if (visit && path === "/.well-known/openid-configuration") return sendJson(res, openidConfiguration(sim, visit.shop));
    if (visit && path === "/.well-known/customer-account-api") return sendJson(res, apiDiscovery(visit.shop));
    const [, id, rest] = /^\/authentication\/(\d+)(\/.*)$/.exec(path) ?? [];
    const shop = shopById(id);
    const own = shop && visitOf(sim, req, res, shop);
    if (shop && own) {
      if (rest === "/oauth/authorize") return authorize(own);
      if (rest === "/logout") return logout(own);
      if (rest === "/.well-known/jwks.json") return sendJson(res, jwks());
      if (rest === "/oauth/token" && req.method === "POST") {
        const answer = exchange(sim, shop, req, await readForm(req));
        return sendJson(res, answer.body, answer.status);
      }
    }
    const [, owner, version] = /^\/(\d+)\/account\/customer\/api\/([^/]+)\/graphql(?:\.json)?$/.exec(path) ?? [];
    const asked = shopById(owner);
    if (asked && version) return graphql(sim, asked, version, req, res);
    sendJson(res, { errors: `The simulated shopify.com has no ${path}.` }, 404);
  };
}
