import type { IncomingMessage, ServerResponse } from "node:http";
import type { Simulator } from "../simulator.ts";
import { type AdminPage, adminPage } from "./admin-page.ts";
import { sendAsset } from "./assets.ts";
import { appPage, backPath } from "./embedded.ts";
import { frameApi } from "./frame-api.ts";
import { readBody, seeOther, sendHtml } from "./http.ts";
import { chooseViewer } from "./staff.ts";
import { homeView } from "./views/home.ts";
import { notFoundView } from "./views/not-found.ts";
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
  const app = /^\/apps\/([^/]+)(\/.*)?$/.exec(rest);
  if (app?.[1]) return appPage(page, app[1], app[2] ?? "");
  if (rest === "/staff" && req.method === "POST") return changeViewer(page);
  if (rest.startsWith("/frame/")) return frameApi(page, rest.slice("/frame/".length));
  sendHtml(res, notFoundView(page.url.pathname), 404);
}

async function changeViewer(page: AdminPage): Promise<void> {
  const form = new URLSearchParams(await readBody(page.req));
  const person = page.everyone.find((candidate) => candidate.id === form.get("staff"));
  if (person) page.res.setHeader("set-cookie", chooseViewer(page.sim, person, page.req));
  seeOther(page.res, backPath(page, form.get("back")));
}
