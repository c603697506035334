import { timingSafeEqual } from "node:crypto";
import { sendHtml } from "./http.ts";
import { orderObject, statusKey } from "./order-object.ts";
import { renderPage } from "./render-page.ts";
import type { Visit } from "./visit.ts";

/** `/orders/{id}?key=…`: the order's status page, for whoever has the key and for the shopper whose order it is. */
export async function orderStatusPage(visit: Visit): Promise<boolean> {
  const id = /^\/orders\/(\d+)$/.exec(visit.path)?.[1];
  const order = id ? visit.sim.world.state.orders[id] : undefined;
  if (!order || order.shop !== visit.shop.domain) return false;
  const given = Buffer.from(visit.url.searchParams.get("key") ?? "");
  const right = Buffer.from(statusKey(visit.sim, order.id));
  const mine = visit.customer !== undefined && order.customerId === visit.customer.id;
  if (!mine && (given.length !== right.length || !timingSafeEqual(given, right))) return false;
  const thanks = visit.url.searchParams.has("thanks");
  sendHtml(
    visit.res,
    await renderPage(visit, { template: "order", title: "order.title", data: { order: orderObject(visit, order), thanks } }),
  );
  return true;
}
