import type { ServerBuild } from "@remix-run/node";
import { flatRoutes } from "@remix-run/dev/dist/config/flat-routes.js";
import path from "node:path";
import remixOptions from "../../../remix.config.js";
import * as entry from "~/entry.server";
import * as root from "~/root";

type Route = ServerBuild["routes"][string];
type RouteModule = Route["module"];

const modules = import.meta.glob<RouteModule>("../../../app/routes/*.{ts,tsx}", { eager: true });
const listed = flatRoutes(path.resolve(import.meta.dirname, "../../../app"), remixOptions.ignoredRouteFiles);

const moduleOf = (file: string): RouteModule => {
  const found = modules[`../../../app/${file}`];
  if (!found) throw new Error(`no module for ${file}`);
  return found;
};

/** Remix's own routes of this app, from the files in app/routes. */
export const routes: ServerBuild["routes"] = {
  root: { id: "root", path: "", module: root },
  ...Object.fromEntries(
    Object.values(listed).map(({ id, parentId, path: url, index, file }) => [
      id,
      { id, parentId: parentId ?? "root", path: url, index, module: moduleOf(file) } as Route,
    ]),
  ),
};

/** A server build as `remix vite:build` makes it, without a bundler: the real routes, doors and error boundaries. */
export const build: ServerBuild = {
  mode: "production",
  entry: { module: entry },
  routes,
  assets: {
    entry: { module: "/entry.js", imports: [] },
    routes: Object.fromEntries(
      Object.values(routes).map(({ id, parentId, path: url, index, module }) => [
        id,
        {
          id,
          parentId,
          path: url,
          index,
          module: `/${id}.js`,
          imports: [],
          hasAction: "action" in module,
          hasLoader: "loader" in module,
          hasClientAction: false,
          hasClientLoader: false,
          hasErrorBoundary: "ErrorBoundary" in module,
        },
      ]),
    ),
    url: "/manifest.js",
    version: "test",
  } as ServerBuild["assets"],
  publicPath: "/",
  assetsBuildDirectory: "build/client",
  future: remixOptions.future as ServerBuild["future"],
  isSpaMode: false,
};

/** Where a route lives, with `:params`, and whether it reads and writes. */
export interface Place {
  id: string;
  /** "/app/orders/:id" */
  path: string;
  reads: boolean;
  writes: boolean;
  /** Lies at its parent's own address: forms name it by "?index". */
  index: boolean;
}

const pathOf = (id: string | undefined): string => {
  const route = id ? routes[id] : undefined;
  return route ? `${pathOf(route.parentId)}${route.path ? `/${route.path}` : ""}` : "";
};

/** Every route that answers by itself, from the route table: none can be forgotten. */
export const places: Place[] = Object.values(routes)
  .filter(({ id }) => id !== "root")
  .map(({ id, index, module }) => ({
    id,
    path: pathOf(id) || "/",
    reads: "loader" in module,
    writes: "action" in module,
    index: index === true,
  }));
