import type { IncomingMessage, ServerResponse } from "node:http";
import type { Simulator } from "../simulator.ts";
import type { Customer, Shop } from "../world/types.ts";
import { cookiesOf } from "./http.ts";

/** Languages that the demo's theme is published in; the first one has no prefix. */
export const LOCALES = ["en", "de", "fr"] as const;
export type Locale = (typeof LOCALES)[number];

/** One request to the storefront, with who asks and in which language. */
export interface Visit {
  sim: Simulator;
  req: IncomingMessage;
  res: ServerResponse;
  url: URL;
  shop: Shop;
  locale: Locale;
  /** "" or "/de": stands in front of every path of this language. */
  root: string;
  /** Path without the language. */
  path: string;
  customer: Customer | undefined;
  /** Variant id → quantity. */
  cart: Map<string, number>;
}

/** Cookies don't know ports, so that two demos at once need two names. */
const cookieName = (sim: Simulator, what: string): string => `sim_${what}_${sim.config.ports.storefront}`;

/** The shop of a Host header, else the one in the cookie, else the demo shop. */
function shopOf(sim: Simulator, req: IncomingMessage): Shop | undefined {
  const { shops } = sim.world.state;
  const host = (req.headers.host ?? "").split(":")[0] ?? "";
  return shops[host] ?? shops[cookiesOf(req)[cookieName(sim, "shop")] ?? ""] ?? shops["demo.myshopify.com"] ?? Object.values(shops)[0];
}

/** Reads shop (unless it is known already), language, shopper and cart from a request; undefined when the world has no shop. */
export function visitOf(sim: Simulator, req: IncomingMessage, res: ServerResponse, known?: Shop): Visit | undefined {
  const shop = known ?? shopOf(sim, req);
  if (!shop) return undefined;
  const url = new URL(req.url ?? "/", `http://127.0.0.1:${sim.config.ports.storefront}`);
  const prefix = /^\/([a-z]{2})(?=\/|$)/.exec(url.pathname)?.[1];
  const locale = LOCALES.find((known) => known === prefix && known !== LOCALES[0]);
  const root = locale ? `/${locale}` : "";
  const cookies = cookiesOf(req);
  const customer = sim.world.state.customers[cookies[cookieName(sim, "shopper")] ?? ""];
  const cart = new Map<string, number>();
  for (const [, id, count] of (cookies[cookieName(sim, "cart")] ?? "").matchAll(/(\d+)x(\d+)/g))
    if (id && count) cart.set(id, Number(count));
  const path = url.pathname.slice(root.length).replace(/(?!^)\/+$/, "") || "/";
  return {
    sim,
    req,
    res,
    url,
    shop,
    locale: locale ?? LOCALES[0],
    root,
    path,
    customer: customer?.shop === shop.domain ? customer : undefined,
    cart,
  };
}

const setCookie = (visit: Visit, what: string, value: string): void => {
  const text = `${cookieName(visit.sim, what)}=${value}; Path=/; HttpOnly; SameSite=Lax${value ? "; Max-Age=31536000" : "; Max-Age=0"}`;
  visit.res.appendHeader("set-cookie", text);
};

/** Signs a shopper in (or out, with undefined). The simulator asks for no password. */
export const rememberShopper = (visit: Visit, customerId: string | undefined): void => setCookie(visit, "shopper", customerId ?? "");

/** Keeps the cart in the browser. */
export const rememberCart = (visit: Visit): void =>
  setCookie(visit, "cart", [...visit.cart].map(([id, count]) => `${id}x${count}`).join("."));

/** Shows another shop of the world on this port. */
export const rememberShop = (visit: Visit, domain: string): void => setCookie(visit, "shop", domain);
