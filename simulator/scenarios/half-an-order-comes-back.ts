import { returnableLines } from "../actions/compute-returnable.ts";
import { requestReturn } from "../actions/request-return.ts";
import { made } from "../actions/user-error.ts";
import { checkout, variantOf } from "./basket.ts";
import { COUNTRIES } from "./countries.ts";
import { opening } from "./opening.ts";
import { shipAndFollow } from "./parcels.ts";
import { somePerson } from "./people.ts";
import { random } from "./random.ts";
import { DAY, DEMO, HOUR, type Scenario } from "./scenario.ts";
import { timeline } from "./timeline.ts";

export const halfAnOrderComesBack: Scenario = {
  title: "Half an order comes back",
  summary: "Four mugs were delivered; the shopper asks to send two of them back.",
  play: async (sim) => {
    await opening.play(sim);
    const { world } = sim;
    const now = world.now();
    const story = timeline(world);
    const country = COUNTRIES.find((one) => one.code === "FR") ?? COUNTRIES[0];
    if (!country) throw new Error("no country to ship to");
    const look: string[] = [];
    story.at(now - 8 * DAY, () => {
      const person = somePerson(random(now), country);
      const order = checkout(world, { shop: DEMO, person, lines: [{ variantId: variantOf(world, DEMO, "MUG-SEA"), quantity: 4 }] });
      story.at(now - 8 * DAY + 6 * HOUR, () => shipAndFollow(world, story, { orderId: order.id }));
      story.at(now - 2 * HOUR, () => {
        const [line] = returnableLines(world, order.id);
        if (!line) throw new Error(`${order.name} has nothing to return`);
        const asked = {
          fulfillmentLineItemId: line.fulfillmentLineItemId,
          quantity: 2,
          returnReasonDefinitionId: "6",
          customerNote: "Deux tasses sont ébréchées.",
        };
        const subject = made(requestReturn(world, { orderId: order.id, lines: [asked], returnShippingFee: "4.90" }), "return");
        look.push(`${subject.name}: two of four mugs, waiting for an answer.`);
      });
    });
    await story.play();
    return { look };
  },
};
