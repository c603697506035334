import type { OperationTypeNode } from "graphql";
import type { OrderTotals } from "../actions/compute-money.ts";
import type { Simulator } from "../simulator.ts";
import type { Id, Order, Shop } from "../world/types.ts";
import type { World } from "../world/world.ts";
import type { Requirement } from "./access.ts";
import { supportedVersions } from "./schema.ts";

/** A filter the order search did not know; Shopify tells about it in `extensions.search`. */
export interface SearchNotice {
  path: string[];
  query: string;
  parsed: Record<string, string>;
  warnings: { field: string; message: string; code: string }[];
}

/** What a resolver may know of the call. */
export interface AdminContext {
  sim: Simulator;
  world: World;
  shop: Shop;
  /** Scopes of the access token. */
  scopes: readonly string[];
  /** The person behind an online token. */
  staffId: Id | null;
  /** Served API version. */
  version: string;
  notices: SearchNotice[];
  /** Requirements looked into so far, and whether the scopes meet them. */
  opened: Map<Requirement, boolean>;
  /** Sums of orders computed so far. Queries only: they run in one go, so the world stands still; a mutation changes it. */
  totals: Map<Order, OrderTotals> | null;
  /** Starts bulk operations that were ordered; absent inside one. */
  startBulk?: () => void;
  /** Set while a bulk operation runs: pages may be of any size. */
  bulk?: boolean;
}

/** Who calls: what the access token stands for. */
export interface Caller {
  shop: string;
  scopes: readonly string[];
  staffId?: Id | null;
  /** API version asked for; the newest when left out. */
  version?: string;
}

/**
 * The context of one call.
 * @throws Error when the shop is not in the world.
 */
export function contextOf(sim: Simulator, caller: Caller, kind: `${OperationTypeNode}`): AdminContext {
  const shop = sim.world.state.shops[caller.shop];
  if (!shop) throw new Error(`The simulator has no shop ${caller.shop}.`);
  return {
    sim,
    world: sim.world,
    shop,
    scopes: caller.scopes,
    staffId: caller.staffId ?? null,
    version: caller.version ?? supportedVersions.at(-1) ?? "",
    notices: [],
    opened: new Map(),
    totals: kind === "query" ? new Map() : null,
  };
}
