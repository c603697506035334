import type { Announcement } from "../../simulator.ts";
import type { World } from "../../world/world.ts";
import { rawId, type JsonObject } from "../write-json.ts";

/** The body of a topic, from the world as it is now. */
export function buildPayload(_world: World, announcement: Announcement): JsonObject {
  return { id: rawId(announcement.id) };
}
