import { BadInput, readFields, sendHtml, sendJson, type Handler } from "../http.ts";
import type { Simulator } from "../simulator.ts";
import { actRoutes } from "./act-routes.ts";
import { clockRoutes } from "./clock-routes.ts";
import { controlPage } from "./control-page.ts";
import { dayRoutes } from "./day-routes.ts";
import { faultRoutes } from "./fault-routes.ts";
import { installRoutes } from "./install-routes.ts";
import { paramsOf, type Route } from "./route.ts";
import { webhookRoutes } from "./webhook-routes.ts";
import { worldRoutes } from "./world-routes.ts";

/** Everything the control API can do. */
export const routes: Route[] = [
  ...clockRoutes,
  ...dayRoutes,
  ...webhookRoutes,
  ...faultRoutes,
  ...installRoutes,
  ...actRoutes,
  ...worldRoutes,
];

/** The control page and its JSON API: everything a person or a test does to live a shop's day. GET /api lists the routes. */
export function controlHandler(sim: Simulator): Handler {
  return async (request, response) => {
    const url = new URL(request.url ?? "/", "http://control");
    if (url.pathname === "/" && request.method === "GET") return sendHtml(response, controlPage(sim, routes));
    if (url.pathname === "/api") return sendJson(response, Object.fromEntries(routes.map(({ at, does }) => [at, does])));
    for (const route of routes) {
      const [method, pattern = ""] = route.at.split(" ");
      const params = request.method === method ? paramsOf(pattern, url.pathname) : undefined;
      if (!params) continue;
      const fields = method === "GET" ? {} : await readFields(request);
      return sendJson(response, (await route.run({ sim, params, query: url.searchParams, fields })) ?? null);
    }
    throw new BadInput(`There is no ${request.method} ${url.pathname}; GET /api lists what there is.`, 404);
  };
}
