// A Remix server with one route, as a team would write it without a door of its own.
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import { createServer } from "node:http";
import { sendResponse, toRequest } from "../../server/node-http.ts";

type RouteModule = Record<string, unknown>;

/** Serves one Remix route on PORT, with the adapter that the product uses. */
export function serveRoute(path: string, module: RouteModule): void {
  const route = (
    id: string,
    parentId: string | undefined,
    routePath: string | undefined,
    routeModule: RouteModule,
  ): Record<string, unknown> => ({ id, parentId, path: routePath, module: routeModule });
  const build = {
    entry: { module: { default: () => new Response("") } },
    routes: { root: route("root", undefined, "", { default: () => null }), only: route("only", "root", path, module) },
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    basename: "/",
    mode: "production",
    isSpaMode: false,
    future: { v3_singleFetch: true, v3_fetcherPersist: true, v3_relativeSplatPath: true, v3_throwAbortReason: true },
  } as unknown as ServerBuild;
  const handle = createRequestHandler(build, "production");
  createServer((req, res) => {
    if (req.url === "/healthz") return void res.end();
    handle(toRequest(req, res, 20_000_000))
      .then((response) => sendResponse(res, response, false))
      .catch((error: unknown) => (res.headersSent ? res.destroy() : res.writeHead(500).end(String(error))));
  }).listen(Number(process.env.PORT), "127.0.0.1");
  process.on("SIGTERM", () => process.exit(0));
}
