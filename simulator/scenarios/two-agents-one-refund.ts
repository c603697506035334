import { suggestedOutcome } from "../actions/suggest-outcome.ts";
import { processable } from "../actions/process-return.ts";
import { checkout, variantOf } from "./basket.ts";
import { COUNTRIES } from "./countries.ts";
import { opening } from "./opening.ts";
import { shipAndFollow } from "./parcels.ts";
import { somePerson } from "./people.ts";
import { random } from "./random.ts";
import { approve, askBack, sendBack, unpack } from "./return-stories.ts";
import { DAY, DEMO, HOUR, type Scenario } from "./scenario.ts";
import { timeline } from "./timeline.ts";

export const twoAgentsOneRefund: Scenario = {
  title: "Two agents, one refund",
  summary: "An approved return whose parcel is back and unpacked: two agents may press refund at the same time, the money must go once.",
  play: async (sim) => {
    await opening.play(sim);
    const { world } = sim;
    const now = world.now();
    const story = timeline(world);
    const chance = random(now);
    const country = COUNTRIES.find((one) => one.code === "NL") ?? COUNTRIES[0];
    if (!country) throw new Error("no country to ship to");
    const look: string[] = [];
    story.at(now - 14 * DAY, () => {
      const lines = [
        { variantId: variantOf(world, DEMO, "THR-MOSS"), quantity: 1 },
        { variantId: variantOf(world, DEMO, "CND-3"), quantity: 2 },
      ];
      const order = checkout(world, { shop: DEMO, person: somePerson(chance, country), lines });
      story.at(now - 14 * DAY + 8 * HOUR, () => shipAndFollow(world, story, { orderId: order.id, company: "PostNL" }));
      story.at(now - 7 * DAY, () => {
        const subject = askBack(world, order, chance, true);
        if (!subject) throw new Error(`${order.name} has nothing to return`);
        story.at(now - 6 * DAY, () => approve(world, subject));
        story.at(now - 6 * DAY + HOUR, () => sendBack(world, subject));
        story.at(now - 3 * HOUR, () => {
          unpack(world, subject, "RESTOCKED");
          const outcome = suggestedOutcome(world, { returnId: subject.id, lines: processable(subject) });
          look.push(
            `${subject.name}: everything is back on the shelf; ${outcome?.transfer.amount ?? "?"} ${order.currency} are to go back, once.`,
          );
        });
      });
    });
    await story.play();
    return { look };
  },
};
