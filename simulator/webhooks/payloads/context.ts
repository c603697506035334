import { createHash } from "node:crypto";
import type { SimulatorConfig } from "../../config.ts";
import type { Announcement } from "../../simulator.ts";
import type { Shop } from "../../world/types.ts";
import type { World } from "../../world/world.ts";
import type { JsonObject } from "../write-json.ts";

/** What a payload is made from. */
export interface Context {
  config: Pick<SimulatorConfig, "apiSecret" | "ports">;
  world: World;
  shop: Shop;
  announcement: Announcement;
}

/** The body of a topic, from the world as it is now. */
export type PayloadBuilder = (context: Context) => JsonObject;

/** The record with that id. @throws Error naming what is not in the world. */
export function record<T>(table: Record<string, T>, id: string, what: string): T {
  const found = table[id];
  if (found === undefined) throw new Error(`There is no ${what} ${id} to make a webhook from.`);
  return found;
}

/** A token that is always the same for a record, as long as asked for, of the digits and small letters of base 36. */
export function token(of: string, length = 32): string {
  const digest = createHash("sha256").update(of).digest("hex");
  return BigInt(`0x${digest}`).toString(36).padStart(length, "0").slice(0, length);
}
