import type { Fulfillment, FulfillmentEvent } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { addFulfillmentEvent } from "./add-fulfillment-event.ts";

/** Plays what carriers planned up to now, oldest first. With `fulfillmentId` only that parcel; with `next` its next step whatever the clock says. */
export function moveParcels(
  world: World,
  input: { fulfillmentId?: string; next?: boolean } = {},
): { userErrors: []; events: FulfillmentEvent[] } {
  const chosen = input.fulfillmentId ? [world.state.fulfillments[input.fulfillmentId]] : Object.values(world.state.fulfillments);
  const now = world.iso();
  const due: { fulfillment: Fulfillment; step: Fulfillment["plan"][number] }[] = [];
  for (const fulfillment of chosen) {
    if (!fulfillment || fulfillment.status !== "SUCCESS" || fulfillment.plan.length === 0) continue;
    const count = fulfillment.plan.filter((step) => step.at <= now).length;
    const steps = fulfillment.plan.splice(0, Math.max(count, input.next ? 1 : 0));
    due.push(...steps.map((step) => ({ fulfillment, step: { ...step, at: step.at < now ? step.at : now } })));
  }
  due.sort((a, b) => (a.step.at < b.step.at ? -1 : a.step.at > b.step.at ? 1 : 0));
  const events = due.flatMap(({ fulfillment, step }) => {
    const result = addFulfillmentEvent(world, {
      fulfillmentId: fulfillment.id,
      status: step.status,
      message: step.message,
      city: step.city,
      country: step.countryCode,
      happenedAt: step.at,
    });
    return result.event ? [result.event] : [];
  });
  return { userErrors: [], events };
}
