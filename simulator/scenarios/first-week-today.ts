import { addFulfillmentEvent } from "../actions/add-fulfillment-event.ts";
import type { Fate } from "../actions/parcel-plan.ts";
import { shipOrder } from "../actions/ship-order.ts";
import type { Order } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { checkout, variantOf } from "./basket.ts";
import { COUNTRIES } from "./countries.ts";
import { shipAndFollow } from "./parcels.ts";
import { somePerson } from "./people.ts";
import { random } from "./random.ts";
import { DEMO, HOUR } from "./scenario.ts";
import type { Timeline } from "./timeline.ts";

interface Today {
  skus: string[];
  /** Hours before now at which it was ordered. */
  ordered: number;
  /** For each parcel: hours before now, and which of the SKUs it holds. */
  parcels: { hours: number; first: number; count: number; fate?: Fate }[];
}

/** German orders that stand at a telling point just now: at the door, missed, in two parcels, half packed. */
const CAST: Today[] = [
  { skus: ["MUG-SAND", "TWL-3"], ordered: 75, parcels: [{ hours: 57, first: 0, count: 2 }] },
  { skus: ["BRD-L"], ordered: 90, parcels: [{ hours: 70, first: 0, count: 1, fate: "attempted" }] },
  {
    skus: ["LAN-01", "CND-3", "MAT-R"],
    ordered: 96,
    parcels: [
      { hours: 80, first: 0, count: 1 },
      { hours: 76, first: 1, count: 1, fate: "delayed" },
      { hours: 26, first: 2, count: 1 },
    ],
  },
  { skus: ["VAS-T", "SLT-W"], ordered: 30, parcels: [{ hours: 4, first: 0, count: 1 }] },
];

/** How many orders `playToday` adds. */
export const TODAY = CAST.length + 1;

function buy(world: World, seed: number, skus: string[]): Order {
  const germany = COUNTRIES.find((country) => country.code === "DE");
  if (!germany) throw new Error("no Germany to ship to");
  const lines = skus.map((sku) => ({ variantId: variantOf(world, DEMO, sku), quantity: 1 }));
  return checkout(world, { shop: DEMO, person: somePerson(random(seed), germany), lines });
}

function collect(world: World, order: Order): void {
  const parcel = shipOrder(world, { orderId: order.id, untracked: true }).fulfillment;
  if (parcel)
    addFulfillmentEvent(world, {
      fulfillmentId: parcel.id,
      status: "READY_FOR_PICKUP",
      message: "Your order waits at Kaistraße 7",
      city: "Berlin",
    });
}

/** Plans today's orders, so that a look at the shop finds a parcel in every state whatever the hour. */
export function playToday(world: World, story: Timeline, now: number): void {
  CAST.forEach((one, index) => {
    story.at(now - one.ordered * HOUR, () => {
      const order = buy(world, 700 + index, one.skus);
      for (const { hours, first, count, fate } of one.parcels) {
        const lineIds = order.lines.slice(first, first + count).map((line) => line.id);
        story.at(now - hours * HOUR, () =>
          shipAndFollow(world, story, { orderId: order.id, lineIds, company: "DHL", fate: fate ?? "normal" }),
        );
      }
    });
  });
  story.at(now - 20 * HOUR, () => {
    const order = buy(world, 790, ["CSH-45"]);
    story.at(now - 2 * HOUR, () => collect(world, order));
  });
}
