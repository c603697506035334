import { escapeHtml } from "../http.ts";
import type { Simulator } from "../simulator.ts";
import { button } from "./button.ts";
import { recentOrders, type OrderSummary } from "./world-routes.ts";

const words = (text: string | null): string => (text ?? "no payment").toLowerCase().replaceAll("_", " ");
const GOOD = new Set(["PAID", "FULFILLED", "DELIVERED", "RETURNED"]);
const badge = (text: string | null): string => `<span class="badge ${GOOD.has(text ?? "") ? "" : "quiet"}">${words(text)}</span>`;

function parcelRow({ id, tracking, status, left }: OrderSummary["parcels"][number]): string {
  const call = (what: string): string => `POST /api/fulfillments/${id}/${what}`;
  const moves = left > 0 ? `${button("Move on", call("next"), {}, "plain")}${button("Lose it", call("lose"), {}, "bad")}` : "";
  return `<div class="row" style="align-items:center"><span class="small" style="flex:1">${escapeHtml(tracking ?? "no tracking")} ${badge(status)}</span>${moves}</div>`;
}

function orderRow(order: OrderSummary): string {
  const open = order.fulfillment === "UNFULFILLED" || order.fulfillment === "PARTIALLY_FULFILLED";
  const returns = order.returns === "NO_RETURN" ? "" : badge(order.returns);
  const voided = order.financial === "VOIDED" || order.financial === "REFUNDED";
  const acts = [
    open && !voided ? button("Ship it", `POST /api/orders/${order.id}/ship`) : "",
    voided ? "" : button("Refund all", "POST /api/refunds", { orderId: order.id }, "bad"),
  ];
  return `<tr><td class="firm"><strong>${escapeHtml(order.name)}</strong><br><span class="soft small">${escapeHtml(order.shop.split(".")[0])}</span></td>
    <td>${escapeHtml(order.email ?? "guest")}<br><span class="soft small">${order.createdAt.slice(0, 16).replace("T", " ")}</span></td>
    <td class="firm">${order.total} ${order.currency}</td><td>${badge(order.financial)} ${badge(order.fulfillment)} ${returns}</td>
    <td><div class="stack" style="gap:.35rem">${order.parcels.map(parcelRow).join("")}</div></td><td><div class="row">${acts.join("")}</div></td></tr>`;
}

/** The newest orders with what can be done to them. */
export function ordersCard(sim: Simulator): string {
  const orders = recentOrders(sim, 15);
  const table = `<table class="fold"><thead><tr><th>Order</th><th>Shopper</th><th>Total</th><th>State</th><th>Parcels</th><th>Do</th></tr></thead>
    <tbody>${orders.map(orderRow).join("")}</tbody></table>`;
  const none = `<p class="soft">No order yet. Place one here, or buy something in the storefront.</p>`;
  return `<section class="card wide"><div class="head" style="margin-bottom:.5rem"><h2 style="margin:0">Newest orders</h2>
    ${button("Let all parcels catch up with the clock", "POST /api/parcels/move", {}, "plain")}</div>${orders.length ? table : none}</section>`;
}
