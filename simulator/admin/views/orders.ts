import type { Order } from "../../world/types.ts";
import type { AdminPage } from "../admin-page.ts";
import { esc } from "../http.ts";
import { moment, orderFacts } from "../order-facts.ts";
import { shell } from "./shell.ts";

const PER_PAGE = 25;

type Filter = { key: string; label: string; fits: (page: AdminPage, order: Order) => boolean };

const FILTERS: Filter[] = [
  { key: "", label: "All", fits: () => true },
  { key: "unsent", label: "To send", fits: (_, order) => !order.cancelledAt && order.lines.some((line) => line.fulfillableQuantity > 0) },
  {
    key: "returns",
    label: "With returns asked for",
    fits: ({ sim }, order) => order.returnIds.some((id) => sim.world.state.returns[id]?.status === "REQUESTED"),
  },
];

/** The list of orders, newest first. */
export function ordersView(page: AdminPage): string {
  const { sim, shop, store, url } = page;
  const chosen = FILTERS.find(({ key }) => key === (url.searchParams.get("show") ?? "")) ?? FILTERS[0];
  const all = Object.values(sim.world.state.orders).filter((order) => order.shop === shop.domain && chosen?.fits(page, order));
  all.sort((a, b) => b.number - a.number);
  const pages = Math.max(1, Math.ceil(all.length / PER_PAGE));
  const current = Math.min(pages, Math.max(1, Number(url.searchParams.get("page")) || 1));
  const rows = all.slice((current - 1) * PER_PAGE, current * PER_PAGE).map((order) => {
    const { customer, badges, total } = orderFacts(sim.world, order);
    return `<tr><td><a href="/store/${esc(store)}/orders/${order.id}">${esc(order.name)}</a></td><td class="sum">${esc(total)}</td><td class="long">${esc(customer)}</td><td class="long">${badges}</td><td class="long quiet">${esc(moment(order.createdAt, shop))}</td></tr>`;
  });
  const link = (number: number, label: string): string =>
    `<a class="button" href="?show=${esc(chosen?.key)}&amp;page=${number}">${label}</a>`;
  const filters = FILTERS.map(
    ({ key, label }) => `<a href="?show=${key}"${key === chosen?.key ? ' aria-current="page"' : ""}>${label}</a>`,
  ).join("");
  return shell(page, {
    title: "Orders",
    here: "orders",
    content: `<h1>Orders</h1><nav class="filters" aria-label="Filters">${filters}</nav>
${rows.length ? `<div class="card table-card"><table class="cards"><thead><tr><th>Order</th><th class="sum">Total</th><th>Customer</th><th>State</th><th>Placed</th></tr></thead><tbody>${rows.join("")}</tbody></table></div>` : `<p class="card">No orders here. Place one in the storefront, or play a scenario in the control room.</p>`}
${pages > 1 ? `<nav class="pager" aria-label="Pages">${current > 1 ? link(current - 1, "Newer") : ""}${current < pages ? link(current + 1, "Older") : ""}</nav>` : ""}`,
  });
}
