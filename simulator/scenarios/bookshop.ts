import { cancelOrder } from "../actions/cancel-order.ts";
import { returnableLines } from "../actions/compute-returnable.ts";
import type { Fate } from "../actions/parcel-plan.ts";
import { placeOrder } from "../actions/place-order.ts";
import { requestReturn } from "../actions/request-return.ts";
import { made } from "../actions/user-error.ts";
import type { Order, Return } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { someLines } from "./basket.ts";
import { COUNTRIES } from "./countries.ts";
import { opening } from "./opening.ts";
import { shipAndFollow } from "./parcels.ts";
import { customerFor, somePerson } from "./people.ts";
import { random, type Random } from "./random.ts";
import { approve, close, decline, sendBack, settle, unpack } from "./return-stories.ts";
import { DAY, HOUR, type Scenario, SECOND } from "./scenario.ts";
import { timeline, type Timeline } from "./timeline.ts";

const ORDERS = 60;
/** Most readers live in Great Britain. */
const READERS = ["GB", "GB", "GB", "GB", "GB", "GB", "GB", "IE", "FR", "DE", "US", "NL"];
/** Index of the order → what becomes of the return that is asked for. */
const RETURNS: Record<number, "refunded" | "declined" | "on-its-way" | "requested"> = {
  31: "refunded",
  36: "declined",
  41: "on-its-way",
  44: "requested",
};

interface Stage {
  world: World;
  story: Timeline;
  chance: Random;
}

function buy({ world, chance }: Stage, index: number): Order {
  const country = COUNTRIES.find((one) => one.code === chance.pick(READERS)) ?? COUNTRIES[0];
  if (!country) throw new Error("no country to ship to");
  const person = somePerson(chance, country);
  const customer = index % 5 === 4 ? null : customerFor(world, SECOND, person);
  const home = country.code === "GB";
  return made(
    placeOrder(world, {
      shop: SECOND,
      customerId: customer?.id ?? null,
      email: person.email,
      phone: person.phone,
      lines: someLines(world, SECOND, chance),
      shippingAddress: person.address,
      shipping: home ? { title: "Royal Mail Tracked 48", price: "3.50" } : { title: "International", price: "9.50" },
      customerLocale: country.locale,
      note: index % 19 === 7 ? "A present: please leave out the price." : null,
      // Books bear no VAT in the United Kingdom: https://www.gov.uk/guidance/zero-rated-goods-and-services-for-vat
      taxRate: "0.00",
    }),
    "order",
  );
}

/** Old parcels arrived, bar one that went missing; the newest are in every state. */
function fateOf(index: number): Fate {
  if (index === 22) return "stalled";
  if (index < 48) return index % 11 === 6 ? "attempted" : "normal";
  return (["normal", "delayed", "attempted", "normal", "failed"] as const)[index % 5] ?? "normal";
}

function askBack(world: World, order: Order): Return | undefined {
  const [first] = returnableLines(world, order.id);
  if (!first) return undefined;
  const { fulfillmentLineItemId } = first;
  const line = { fulfillmentLineItemId, quantity: 1, returnReasonDefinitionId: "6", customerNote: "The cover arrived bent." };
  return made(requestReturn(world, { orderId: order.id, lines: [line] }), "return");
}

function sendSomethingBack({ world, story }: Stage, order: Order, ending: (typeof RETURNS)[number], at: number): void {
  story.at(at, () => {
    const subject = askBack(world, order);
    if (!subject || ending === "requested") return;
    if (ending === "declined") return story.at(at + 4 * HOUR, () => decline(world, subject, "OTHER", "The book was read."));
    story.at(at + 6 * HOUR, () => approve(world, subject));
    story.at(at + 7 * HOUR, () => sendBack(world, subject));
    if (ending === "on-its-way") return;
    story.at(at + 4 * DAY, () => unpack(world, subject, "NOT_RESTOCKED"));
    story.at(at + 4 * DAY + HOUR, () => settle(world, subject));
    story.at(at + 4 * DAY + 2 * HOUR, () => close(world, subject));
  });
}

function live(stage: Stage, index: number, placedAt: number): void {
  const { world, story, chance } = stage;
  const order = buy(stage, index);
  if (index % 29 === 13) {
    const cancellation = { orderId: order.id, reason: "CUSTOMER", refund: true, restock: true } as const;
    return story.at(placedAt + 2 * HOUR, () => void made(cancelOrder(world, cancellation), "order"));
  }
  // The newest two wait to be packed.
  if (index >= ORDERS - 2) return;
  story.at(placedAt + chance.between(4, 30) * HOUR, () =>
    shipAndFollow(world, story, { orderId: order.id, company: "Royal Mail", fate: fateOf(index), untracked: index % 17 === 3 }),
  );
  const ending = RETURNS[index];
  if (ending) sendSomethingBack(stage, order, ending, placedAt + 8 * DAY);
}

export const bookshop: Scenario = {
  title: "A bookshop's fifty days",
  summary: "60 orders of the second shop, parcels in every state, a few returns: what the app finds when it is installed there.",
  play: async (sim) => {
    await opening.play(sim);
    const { world } = sim;
    const now = world.now();
    const stage: Stage = { world, story: timeline(world), chance: random(20_261_060) };
    for (let index = 0; index < ORDERS; index++) {
      const placedAt = now - Math.max(((ORDERS - index) / ORDERS) * 50 * DAY - stage.chance.between(0, 12) * HOUR, 20 * 60_000);
      stage.story.at(placedAt, () => live(stage, index, placedAt));
    }
    await stage.story.play();
    const orders = Object.values(world.state.orders).filter((order) => order.shop === SECOND);
    return {
      look: [
        `${orders.length} orders of ${SECOND}; the newest is ${orders.reduce((last, order) => (order.number > last.number ? order : last)).name}.`,
        "Install the app there from the control page and watch it load the past.",
      ],
    };
  },
};
