import { timingSafeEqual } from "node:crypto";
import { statusKey } from "../order-status.ts";
import type { Order } from "../world/types.ts";
import { sendHtml } from "./http.ts";
import { orderObject } from "./order-object.ts";
import { renderPage } from "./render-page.ts";
import { rememberShop, type Visit } from "./visit.ts";

function opens(key: string | null, right: string): boolean {
  const given = Buffer.from(key ?? "");
  return given.length === right.length && timingSafeEqual(given, Buffer.from(right));
}

/** The visit in the order's own shop: all shops of the world share one storefront port, and the key says which one is meant. */
function inShopOf(visit: Visit, order: Order): Visit {
  const shop = visit.sim.world.state.shops[order.shop];
  if (!shop || shop.domain === visit.shop.domain) return visit;
  rememberShop(visit, shop.domain);
  return { ...visit, shop, customer: undefined, cart: new Map() };
}

/** `/orders/{id}?key=…`: the order's status page, for whoever has the key and for the shopper whose order it is. */
export async function orderStatusPage(asked: Visit): Promise<boolean> {
  const id = /^\/orders\/(\d+)$/.exec(asked.path)?.[1];
  const order = id ? asked.sim.world.state.orders[id] : undefined;
  if (!order) return false;
  const mine = asked.customer !== undefined && order.customerId === asked.customer.id;
  if (!mine && !opens(asked.url.searchParams.get("key"), statusKey(asked.sim.config, order.id))) return false;
  const visit = inShopOf(asked, order);
  const thanks = visit.url.searchParams.has("thanks");
  sendHtml(
    visit.res,
    await renderPage(visit, { template: "order", title: "order.title", data: { order: orderObject(visit, order), thanks } }),
  );
  return true;
}
