import type { IncomingMessage, ServerResponse } from "node:http";
import type { Simulator } from "../simulator.ts";
import { type AdminPage, adminPage } from "./admin-page.ts";
import { sendAsset } from "./assets.ts";
import { appPage, backPath } from "./embedded.ts";
import { frameApi } from "./frame-api.ts";
import { arrangeTheme } from "../actions/arrange-theme.ts";
import { readBody, seeOther, sendHtml } from "./http.ts";
import { chooseViewer } from "./staff.ts";
import { editorView } from "./views/editor.ts";
import { homeView } from "./views/home.ts";
import { notFoundView } from "./views/not-found.ts";
import { orderView } from "./views/order.ts";
import { ordersView } from "./views/orders.ts";
import { storesView } from "./views/stores.ts";

/** The simulated admin.shopify.com, on the admin port. */
export function adminHandler(sim: Simulator): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  return async (req, res) => {
    const url = new URL(req.url ?? "/", `http://127.0.0.1:${sim.config.ports.admin}`);
    if (url.pathname.startsWith("/assets/")) return sendAsset(res, url.pathname.slice("/assets/".length));
    if (url.pathname === "/") return stores(sim, res);
    const [, store, rest] = /^\/store\/([^/]+)(\/.*)?$/.exec(url.pathname.replace(/\/+$/, "")) ?? [];
    const page = store ? adminPage(sim, req, res, url, store) : undefined;
    if (page) return storePage(page, rest ?? "");
    sendHtml(res, notFoundView(url.pathname), 404);
  };
}

function stores(sim: Simulator, res: ServerResponse): void {
  const names = Object.values(sim.world.state.shops);
  if (names.length === 1 && names[0]) return seeOther(res, `/store/${names[0].domain.split(".")[0]}`);
  sendHtml(res, storesView(sim));
}

async function storePage(page: AdminPage, rest: string): Promise<void> {
  const { req, res } = page;
  if (rest === "") return sendHtml(res, homeView(page));
  if (rest === "/orders") return sendHtml(res, ordersView(page));
  const order = page.sim.world.state.orders[/^\/orders\/(\d+)$/.exec(rest)?.[1] ?? ""];
  if (order?.shop === page.shop.domain) return sendHtml(res, orderView(page, order));
  if (rest === "/themes/current/editor") return editor(page);
  const app = /^\/apps\/([^/]+)(\/.*)?$/.exec(rest);
  if (app?.[1]) return appPage(page, app[1], app[2] ?? "");
  if (rest === "/staff" && req.method === "POST") return changeViewer(page);
  if (rest.startsWith("/frame/")) return frameApi(page, rest.slice("/frame/".length));
  sendHtml(res, notFoundView(page.url.pathname), 404);
}

async function editor(page: AdminPage): Promise<void> {
  if (page.req.method !== "POST") return sendHtml(page.res, editorView(page));
  const form = new URLSearchParams(await readBody(page.req));
  arrangeTheme(page.sim.world, { shop: page.shop.domain, block: form.get("block") ?? "", disabled: form.get("disabled") === "1" });
  seeOther(page.res, page.url.pathname + page.url.search);
}

async function changeViewer(page: AdminPage): Promise<void> {
  const form = new URLSearchParams(await readBody(page.req));
  const person = page.everyone.find((candidate) => candidate.id === form.get("staff"));
  if (person) page.res.setHeader("set-cookie", chooseViewer(page.sim, person, page.req));
  seeOther(page.res, backPath(page, form.get("back")));
}
