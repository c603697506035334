import { orderTotals } from "../../actions/compute.ts";
import type { Address, Order } from "../../world/types.ts";
import type { AdminPage } from "../admin-page.ts";
import { esc } from "../http.ts";
import { badge, moment, orderFacts, price } from "../order-facts.ts";
import { shell } from "./shell.ts";

const addressLines = (address: Address | null): string =>
  address
    ? [`${address.firstName} ${address.lastName}`, address.address1, address.address2, `${address.zip} ${address.city}`, address.country]
        .filter((line) => line?.trim())
        .map(esc)
        .join("<br>")
    : "None";

function parcels({ sim, shop }: AdminPage, order: Order): string {
  const cards = order.fulfillmentIds.flatMap((id) => {
    const parcel = sim.world.state.fulfillments[id];
    if (!parcel) return [];
    const items = parcel.lines.map((line) => `${line.quantity} × ${order.lines.find((one) => one.id === line.lineItemId)?.title ?? ""}`);
    const events = [...parcel.events]
      .reverse()
      .map(
        (event) =>
          `<li><small>${esc(moment(event.happenedAt, shop))}</small> ${esc(event.message ?? event.status)}${event.city ? `, ${esc(event.city)}` : ""}</li>`,
      );
    const tracking = parcel.trackingNumber ? `<p>${esc(parcel.trackingCompany)} <code>${esc(parcel.trackingNumber)}</code></p>` : "";
    return [
      `<section class="card"><h2>${esc(order.name)}-F${parcel.number} ${badge(parcel.events.at(-1)?.status ?? parcel.status)}</h2><p>${esc(items.join(", "))}</p>${tracking}<ul>${events.join("")}</ul></section>`,
    ];
  });
  return cards.join("");
}

function returns({ sim }: AdminPage, order: Order): string {
  const cards = order.returnIds.flatMap((id) => {
    const entry = sim.world.state.returns[id];
    if (!entry) return [];
    const items = entry.lines.map(
      (line) =>
        `<li>${line.quantity} × ${esc(order.lines.find((one) => one.id === line.lineItemId)?.title)} <small>${esc(line.returnReason.toLowerCase().replace(/_/g, " "))}${line.customerNote ? `: “${esc(line.customerNote)}”` : ""}</small></li>`,
    );
    return [`<section class="card"><h2>${esc(entry.name)} ${badge(entry.status)}</h2><ul>${items.join("")}</ul></section>`];
  });
  return cards.join("");
}

/** One order, as far as "Open in Shopify" needs a place to lead to. */
export function orderView(page: AdminPage, order: Order): string {
  const { sim, shop, app, store, installed } = page;
  const { badges } = orderFacts(sim.world, order);
  const totals = orderTotals(sim.world, order);
  const sum = (label: string, amount: string): string => `<dt>${label}</dt><dd>${esc(price(amount, order.currency))}</dd>`;
  const lines = order.lines.map(
    (line) =>
      `<tr><td>${esc(line.title)}${line.variantTitle ? `<br><small>${esc(line.variantTitle)}</small>` : ""}</td><td class="sum">${line.quantity} × ${esc(price(line.price, order.currency))}</td></tr>`,
  );
  const more = installed
    ? `<a class="button" href="/store/${esc(store)}/apps/${esc(app.handle)}/app/orders/${order.id}">Open in ${esc(app.name)}</a>`
    : "";
  return shell(page, {
    title: `Order ${order.name}`,
    here: "orders",
    content: `<div class="title-line"><h1>${esc(order.name)}</h1>${badges}<span class="grow"></span>${more}</div>
<div class="order"><div><section class="card table-card"><table><thead><tr><th>Item</th><th class="sum">Quantity and price</th></tr></thead><tbody>${lines.join("")}</tbody></table></section>${parcels(page, order)}${returns(page, order)}</div>
<div><section class="card"><h2>Customer</h2><p>${esc(orderFacts(sim.world, order).customer)}<br>${[order.email, order.phone].filter(Boolean).map(esc).join("<br>")}</p></section>
<section class="card"><h2>Ships to</h2><p>${addressLines(order.shippingAddress)}</p></section>
<section class="card"><h2>Payment</h2><dl>${sum("Subtotal", totals.subtotal)}${sum("Shipping", totals.shipping)}${sum(order.taxesIncluded ? "Taxes (included)" : "Taxes", totals.tax)}${sum("Total", totals.total)}${sum("Received", totals.received)}${sum("Refunded", totals.refunded)}</dl></section>
<section class="card"><h2>Placed</h2><p>${esc(moment(order.createdAt, shop))}${order.note ? `</p><p>${esc(order.note)}` : ""}</p></section></div></div>`,
  });
}
