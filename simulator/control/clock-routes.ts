import { dueRedactions } from "../actions/due-redactions.ts";
import { moveParcels } from "../actions/move-parcels.ts";
import { sharedClock } from "../clock.ts";
import { BadInput } from "../http.ts";
import type { Simulator } from "../simulator.ts";
import type { Route } from "./route.ts";

const TEN_YEARS_MS = 10 * 365 * 86_400_000;

const reading = ({ world }: Simulator): unknown => ({
  offsetMs: sharedClock(world).offsetMs,
  now: new Date(world.now()).toISOString(),
  following: sharedClock(world).following,
});

function newOffset(sim: Simulator, { advanceMs, reset }: Record<string, unknown>): number {
  if (reset === true) return 0;
  if (typeof advanceMs !== "number" || !Number.isInteger(advanceMs))
    throw new BadInput('"advanceMs" has to be a whole number of milliseconds, or "reset" true.');
  if (advanceMs < 0) throw new BadInput("Time only runs forward; use reset to return to the machine's clock.");
  const offset = sharedClock(sim.world).offsetMs + advanceMs;
  if (offset > TEN_YEARS_MS) throw new BadInput("The clock can be moved ten years ahead at most.");
  return offset;
}

/**
 * Moves the shared clock, then does what has become due: parcels move, shops are redacted, retries go out.
 * Answers after every process that follows the clock has seen it; deliveries are under way, not awaited.
 */
async function moveClock(sim: Simulator, fields: Record<string, unknown>): Promise<unknown> {
  await sharedClock(sim.world).moveTo(newOffset(sim, fields));
  const { events } = moveParcels(sim.world);
  const redacted = dueRedactions(sim.world);
  void sim.webhooks.tick();
  return { ...(reading(sim) as object), parcelEvents: events.length, redacted };
}

export const clockRoutes: Route[] = [
  {
    at: "GET /api/clock",
    does: "the offset in milliseconds; with ?by=NAME the caller counts as following the clock",
    run: ({ sim, query }) => {
      const by = query.get("by");
      if (by) sharedClock(sim.world).seenBy(by);
      return reading(sim);
    },
  },
  { at: "POST /api/clock", does: '{"advanceMs": 3600000} or {"reset": true}', run: ({ sim, fields }) => moveClock(sim, fields) },
];
