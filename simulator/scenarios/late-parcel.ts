import { made } from "../actions/user-error.ts";
import { loseParcel } from "../actions/lose-parcel.ts";
import { checkout, variantOf } from "./basket.ts";
import { COUNTRIES } from "./countries.ts";
import { opening } from "./opening.ts";
import { shipAndFollow } from "./parcels.ts";
import { somePerson } from "./people.ts";
import { random } from "./random.ts";
import { DAY, DEMO, HOUR, type Scenario } from "./scenario.ts";
import { timeline } from "./timeline.ts";

export const lateParcel: Scenario = {
  title: "A parcel that stalls",
  summary: "Ordered nine days ago, promised for six days ago, last seen in a depot: nothing moves any more.",
  play: async (sim) => {
    await opening.play(sim);
    const { world } = sim;
    const now = world.now();
    const story = timeline(world);
    const chance = random(now);
    const country = COUNTRIES.find((one) => one.code === "DE") ?? COUNTRIES[0];
    if (!country) throw new Error("no country to ship to");
    const look: string[] = [];
    story.at(now - 9 * DAY, () => {
      const order = checkout(world, {
        shop: DEMO,
        person: somePerson(chance, country),
        lines: [{ variantId: variantOf(world, DEMO, "LAN-01"), quantity: 1 }],
      });
      story.at(now - 9 * DAY + 5 * HOUR, () => shipAndFollow(world, story, { orderId: order.id, company: "DHL", fate: "stalled" }));
      story.at(now - HOUR, () => {
        const parcel = order.fulfillmentIds[0];
        if (parcel) made(loseParcel(world, { fulfillmentId: parcel }), "fulfillment");
      });
      look.push(`${order.name} (${order.email ?? ""}): the lantern was last seen in a depot a week ago.`);
    });
    await story.play();
    return { look };
  },
};
