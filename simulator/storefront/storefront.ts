import type { IncomingMessage, ServerResponse } from "node:http";
import type { Simulator } from "../simulator.ts";
import { accountPages } from "./account-pages.ts";
import { appProxy, isProxied } from "./app-proxy.ts";
import { readAppFacts } from "./app-toml.ts";
import { cartPages } from "./cart-pages.ts";
import { checkoutPage } from "./checkout.ts";
import { customerAccountsHandler, isCustomerAccounts } from "./customer-accounts.ts";
import { sendFile } from "./files.ts";
import { seeOther, sendHtml } from "./http.ts";
import { orderStatusPage } from "./order-status.ts";
import { renderPage } from "./render-page.ts";
import { shopPage } from "./shop-pages.ts";
import { rememberShop, type Visit, visitOf } from "./visit.ts";

/** A room of the shop: answers the visit, or says that the path isn't its own. */
type Door = (visit: Visit) => Promise<boolean>;

const proxied: Door = async (visit) => {
  if (!isProxied(visit.path, readAppFacts(visit.sim.config).proxyPrefix)) return false;
  await appProxy(visit);
  return true;
};

const doors: Door[] = [sendFile, proxied, cartPages, checkoutPage, accountPages, orderStatusPage, shopPage];

/**
 * The demo shop's storefront, on the storefront port (and for `{shop}.myshopify.com` on Shopify's port).
 * `?sim_shop={domain}` shows another shop of the world from then on.
 */
export function storefrontHandler(sim: Simulator): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const accounts = customerAccountsHandler(sim);
  return async (req, res) => {
    const visit = visitOf(sim, req, res);
    if (!visit)
      return void res
        .writeHead(404, { "content-type": "text/plain; charset=utf-8" })
        .end("The simulated world has no shop yet. Play a scenario from the control room.");
    const other = sim.world.state.shops[visit.url.searchParams.get("sim_shop") ?? ""];
    if (other) return (rememberShop(visit, other.domain), seeOther(res, visit.url.pathname));
    if (isCustomerAccounts(visit.url.pathname)) return accounts(req, res);
    for (const door of doors) if (await door(visit)) return;
    sendHtml(res, await renderPage(visit, { template: "404", title: "not_found.title" }), 404);
  };
}
