import { BadInput, readFields, sendHtml, sendJson, type Handler } from "../http.ts";
import type { Simulator } from "../simulator.ts";
import { clockRoutes } from "./clock-routes.ts";
import { paramsOf, type Route } from "./route.ts";

export const ROUTES: Route[] = [...clockRoutes];

/** The control page and its JSON API: everything a person or a test does to live a shop's day. */
export function controlHandler(sim: Simulator): Handler {
  return async (request, response) => {
    const url = new URL(request.url ?? "/", "http://control");
    if (url.pathname === "/") return sendHtml(response, "control");
    for (const route of ROUTES) {
      const [method, pattern = ""] = route.at.split(" ");
      const params = request.method === method ? paramsOf(pattern, url.pathname) : undefined;
      if (!params) continue;
      const fields = method === "GET" ? {} : await readFields(request);
      return sendJson(response, await route.run({ sim, params, query: url.searchParams, fields }));
    }
    throw new BadInput(`There is no ${request.method} ${url.pathname}.`, 404);
  };
}
