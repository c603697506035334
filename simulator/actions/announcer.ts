import { randomUUID } from "node:crypto";
import type { World } from "../world/world.ts";

/** Announces several topics for one deed under one event id, and marks the world as changed. */
export interface Announcer {
  /** `id` is the record's numeric id; the payload is built from the world as it is now. */
  tell(topic: string, id: string, extra?: Record<string, unknown>): void;
  eventId: string;
}

/**
 * Opens the announcements of one deed. Call it after the change is in the world.
 * @param eventId given when the deed is part of a larger one (a refund inside a processed return).
 */
export function deed(world: World, shop: string, eventId: string = randomUUID()): Announcer {
  world.changed();
  return {
    eventId,
    tell: (topic, id, extra) => world.announce({ shop, topic, id, eventId, ...(extra ? { extra } : {}) }),
  };
}
