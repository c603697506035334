import { storefrontOrigin } from "../addresses.ts";
import type { AdminPage } from "../admin-page.ts";
import { esc } from "../http.ts";
import { shell } from "./shell.ts";

/** A store's first page: what waits, and where to go. */
export function homeView(page: AdminPage): string {
  const { sim, shop, store, viewer, app, installed, url } = page;
  const orders = Object.values(sim.world.state.orders).filter((order) => order.shop === shop.domain);
  const unsent = orders.filter((order) => !order.cancelledAt && order.lines.some((line) => line.fulfillableQuantity > 0));
  const returns = Object.values(sim.world.state.returns).filter((entry) => entry.shop === shop.domain && entry.status === "REQUESTED");
  const figure = (count: number, one: string, many: string, href: string): string =>
    `<li><a class="card figure" href="${esc(href)}"><b>${count}</b><span>${count === 1 ? one : many}</span></a></li>`;
  const appCard = installed
    ? `<p>${esc(app.name)} is installed.</p><p><a class="button primary" href="/store/${esc(store)}/apps/${esc(app.handle)}">Open ${esc(app.name)}</a></p>`
    : `<p>${esc(app.name)} isn't installed in this store.</p><p><a class="button primary" href="/store/${esc(store)}/apps/${esc(app.handle)}">Install ${esc(app.name)}</a></p>`;
  const port = (number: number): string => `http://127.0.0.1:${number}/`;
  return shell(page, {
    title: "Home",
    here: "home",
    content: `<h1>Hello, ${esc(viewer.firstName)}</h1>${url.searchParams.has("uninstalled") ? `<p class="banner" role="status">${esc(app.name)} was uninstalled. Its access ended at once.</p>` : ""}
<ul class="figures">${figure(orders.length, "order", "orders", `/store/${store}/orders`)}${figure(unsent.length, "order to send", "orders to send", `/store/${store}/orders?show=unsent`)}${figure(returns.length, "return asked for", "returns asked for", `/store/${store}/orders?show=returns`)}</ul>
<div class="two"><section class="card"><h2>${esc(app.name)}</h2>${appCard}</section>
<section class="card"><h2>Around the shop</h2><ul class="links"><li><a href="${storefrontOrigin(sim.config)}/?sim_shop=${esc(shop.domain)}">Storefront</a><small>Order something as a guest or as a shopper with an account</small></li>
<li><a href="${port(sim.config.ports.mailbox)}">Mailbox</a><small>All mail that was sent, and a way to answer it</small></li>
<li><a href="${port(sim.config.ports.control)}">Control room</a><small>Ship orders, move parcels, advance the clock, play scenarios</small></li></ul></section></div>`,
  });
}
