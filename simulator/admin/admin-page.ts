import type { IncomingMessage, ServerResponse } from "node:http";
import { type AppFacts, readAppFacts } from "./app-toml.ts";
import { storeName } from "./launch.ts";
import type { Simulator } from "../simulator.ts";
import type { Shop, Staff } from "../world/types.ts";
import { staffOf, viewerOf } from "./staff.ts";

/** What every page of one shop's admin is made from. */
export interface AdminPage {
  sim: Simulator;
  req: IncomingMessage;
  res: ServerResponse;
  url: URL;
  shop: Shop;
  /** "demo" of "demo.myshopify.com". */
  store: string;
  viewer: Staff;
  everyone: Staff[];
  app: AppFacts;
  installed: boolean;
}

/** Whether the app is installed in the shop at present. */
export function isInstalled(sim: Simulator, shop: string): boolean {
  const installation = sim.world.state.installations[shop];
  return Boolean(installation?.installedAt && !installation.uninstalledAt);
}

/** Everything about one request to `/store/{name}/…`; undefined when there is no such store. */
export function adminPage(sim: Simulator, req: IncomingMessage, res: ServerResponse, url: URL, store: string): AdminPage | undefined {
  const shop = Object.values(sim.world.state.shops).find((candidate) => storeName(candidate.domain) === store);
  if (!shop) return undefined;
  const viewer = viewerOf(sim, shop.domain, req);
  return {
    sim,
    req,
    res,
    url,
    shop,
    store,
    viewer,
    everyone: staffOf(sim, shop.domain),
    app: readAppFacts(sim.config),
    installed: isInstalled(sim, shop.domain),
  };
}
