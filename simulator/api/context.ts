import type { Simulator } from "../simulator.ts";
import type { Id, Shop } from "../world/types.ts";
import type { World } from "../world/world.ts";

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
