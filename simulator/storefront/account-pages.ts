import { readForm, seeOther, sendHtml } from "./http.ts";
import { orderObject } from "./order-object.ts";
import { renderPage } from "./render-page.ts";
import { rememberShopper, type Visit } from "./visit.ts";

/** Most shoppers to offer on the sign-in page; a search finds the others. */
const OFFERED = 12;

/** Shoppers with an e-mail address, those with the newest orders first; `search` looks at names and addresses. */
export function shoppersOf(visit: Visit, search: string): Record<string, unknown>[] {
  const { customers, orders } = visit.sim.world.state;
  const latest = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const order of Object.values(orders)) {
    if (!order.customerId) continue;
    counts.set(order.customerId, (counts.get(order.customerId) ?? 0) + 1);
    if (order.createdAt > (latest.get(order.customerId) ?? "")) latest.set(order.customerId, order.createdAt);
  }
  return Object.values(customers)
    .filter((one) => one.shop === visit.shop.domain && one.email)
    .filter((one) => `${one.firstName} ${one.lastName} ${one.email}`.toLowerCase().includes(search.toLowerCase()))
    .sort((a, b) => (latest.get(b.id) ?? "").localeCompare(latest.get(a.id) ?? ""))
    .slice(0, OFFERED)
    .map((one) => ({ id: one.id, name: `${one.firstName} ${one.lastName}`.trim(), email: one.email, orders: counts.get(one.id) ?? 0 }));
}

/** Only a path of this shop: nobody is sent elsewhere after signing in. */
const backTo = (visit: Visit, given: string | null): string => (given && /^\/(?![/\\])/.test(given) ? given : `${visit.root}/account`);

async function signIn(visit: Visit): Promise<void> {
  const form = await readForm(visit.req);
  const person = visit.sim.world.state.customers[form.get("customer") ?? ""];
  if (person?.shop === visit.shop.domain) rememberShopper(visit, person.id);
  seeOther(visit.res, backTo(visit, form.get("return_to")));
}

/** `/account`, `/account/login`, `/account/logout`: the shopper's orders, and the simulator's way to become one. */
export async function accountPages(visit: Visit): Promise<boolean> {
  const { path, req, res, url, customer } = visit;
  if (path === "/account/login" && req.method === "POST") {
    await signIn(visit);
  } else if (path === "/account/login") {
    const search = url.searchParams.get("q") ?? "";
    const data = {
      shoppers: shoppersOf(visit, search),
      search,
      action: `${visit.root}/account/login`,
      return_to: backTo(visit, url.searchParams.get("return_to")),
    };
    sendHtml(res, await renderPage(visit, { template: "login", title: "account.login_title", data }));
  } else if (path === "/account/logout") {
    rememberShopper(visit, undefined);
    seeOther(res, visit.root || "/");
  } else if (path === "/account") {
    if (!customer) return (seeOther(res, `${visit.root}/account/login`), true);
    const orders = Object.values(visit.sim.world.state.orders).filter((order) => order.customerId === customer.id);
    orders.sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    const data = { orders: orders.slice(0, 50).map((order) => orderObject(visit, order)) };
    sendHtml(res, await renderPage(visit, { template: "account", title: "account.title", data }));
  } else return false;
  return true;
}
