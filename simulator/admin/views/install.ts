import type { AdminPage } from "../admin-page.ts";
import { esc } from "../http.ts";
import { shell } from "./shell.ts";

/** What a scope lets an app do, in the words of a permission page. */
const NOUNS: Record<string, string> = {
  orders: "orders",
  returns: "returns",
  fulfillments: "fulfillments and tracking",
  customers: "customers",
  products: "products",
  store_credit_accounts: "store credit balances",
  store_credit_account_transactions: "store credit",
  app_proxy: "pages below your storefront's address",
  customer_merge: "merged customers",
  shopify_payments_disputes: "disputes",
  locations: "locations",
  merchant_managed_fulfillment_orders: "fulfillment orders",
  legal_policies: "store policies",
};

/** Scopes by what they are about: "orders" → { view: true, edit: true }. */
export function grouped(scopes: string[]): { about: string; view: boolean; edit: boolean }[] {
  const groups = new Map<string, { about: string; view: boolean; edit: boolean }>();
  for (const scope of scopes) {
    const noun = scope.replace(/^(read|write)_/, "");
    const about = NOUNS[noun] ?? noun.replace(/_/g, " ");
    const group = groups.get(about) ?? { about, view: false, edit: false };
    groups.set(about, { about, view: group.view || scope.startsWith("read_"), edit: group.edit || scope.startsWith("write_") });
  }
  return [...groups.values()].sort((a, b) => a.about.localeCompare(b.about));
}

/** Shown where the app would be while it isn't installed: what it asks for, and the button. */
export function installView(page: AdminPage): string {
  const { app, store, shop, url } = page;
  const rows = grouped(app.scopes).map(
    ({ about, view, edit }) => `<li><b>${view && edit ? "View and edit" : edit ? "Edit" : "View"}</b> ${esc(about)}</li>`,
  );
  const again = page.sim.world.state.installations[shop.domain]?.uninstalledAt;
  return shell(page, {
    title: `Install ${app.name}`,
    here: "app",
    content: `<section class="card install"><span class="app-icon" aria-hidden="true">${esc(app.name[0] ?? "A")}</span><h1>Install ${esc(app.name)}</h1>
<p class="quiet">${esc(app.name)} will be added to ${esc(shop.name)}.${again ? " It was installed here before." : ""}</p>
<h2>This app will be able to</h2><ul class="scopes">${rows.join("")}</ul>
<details><summary>All access scopes (${app.scopes.length})</summary><p class="codes">${app.scopes.map((scope) => `<code>${esc(scope)}</code>`).join(" ")}</p></details>
<form method="post" action="/store/${esc(store)}/apps/${esc(app.handle)}/install"><input type="hidden" name="back" value="${esc(url.pathname + url.search)}"><button class="primary">Install</button> <a class="button" href="/store/${esc(store)}">Cancel</a></form></section>`,
  });
}
