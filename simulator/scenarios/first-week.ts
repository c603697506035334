import { cancelOrder } from "../actions/cancel-order.ts";
import { paymentsOf } from "../actions/compute-money.ts";
import { createRefund } from "../actions/create-refund.ts";
import { openDispute } from "../actions/open-dispute.ts";
import type { Fate } from "../actions/parcel-plan.ts";
import type { Order } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { checkout, someLines } from "./basket.ts";
import { COUNTRIES } from "./countries.ts";
import { playToday, TODAY } from "./first-week-today.ts";
import { opening } from "./opening.ts";
import { shipAndFollow } from "./parcels.ts";
import { someCountry, somePerson } from "./people.ts";
import { type Random, random } from "./random.ts";
import { approve, askBack, close, decline, sendBack, settle, unpack, withdraw } from "./return-stories.ts";
import { DAY, DEMO, HOUR, type Scenario } from "./scenario.ts";
import { timeline, type Timeline } from "./timeline.ts";

const ORDERS = 200 - TODAY;

/** What becomes of a return; the cast plays them in turn. */
const ENDINGS = [
  "requested",
  "approved",
  "on-its-way",
  "unpacked",
  "refunded",
  "closed",
  "declined",
  "withdrawn",
  "requested",
  "credited",
] as const;

interface Stage {
  world: World;
  story: Timeline;
  chance: Random;
  now: number;
}

/** One in `every`, at place `place`. */
const turn = (index: number, every: number, place: number): boolean => index % every === place;

/** The newest parcels go wrong more often, so that something is always late, missed or coming back today. */
function fateOf(index: number): Fate {
  if (index >= 150) return (["normal", "delayed", "normal", "attempted", "failed", "normal", "stalled"] as const)[index % 7] ?? "normal";
  if (turn(index, 20, 7)) return "delayed";
  if (turn(index, 33, 9)) return "attempted";
  if (turn(index, 40, 31)) return "failed";
  return turn(index, 45, 33) ? "stalled" : "normal";
}

function buy({ world, chance }: Stage, index: number): Order {
  const country = COUNTRIES[index % 7 === 0 ? (index / 7) % COUNTRIES.length : -1] ?? someCountry(chance);
  const waiting = index >= 150;
  const payments = waiting && turn(index, 12, 10) ? [{ gateway: "manual", status: "PENDING" as const }] : undefined;
  const held = waiting && turn(index, 25, 16) ? [{ gateway: "shopify_payments", kind: "AUTHORIZATION" as const }] : undefined;
  const mixed = turn(index, 31, 8) ? [{ gateway: "gift_card", amount: "15.00" }, { gateway: "shopify_payments" }] : undefined;
  const gateway = chance.pick(["shopify_payments", "shopify_payments", "shopify_payments", "paypal"]);
  return checkout(world, {
    shop: DEMO,
    person: somePerson(chance, country),
    lines: someLines(world, DEMO, chance, turn(index, 12, 5) ? 2 : 1),
    guest: turn(index, 6, 4),
    discount: turn(index, 9, 2) ? (turn(index, 2, 0) ? { code: "WELCOME10", percent: 10 } : { code: "HARBOUR5", amount: "5.00" }) : null,
    note: turn(index, 41, 20) ? "Please leave it with the neighbour." : null,
    tags: turn(index, 50, 25) ? ["gift"] : [],
    payments: payments ?? held ?? mixed ?? [{ gateway }],
  });
}

function ship({ world, story, chance }: Stage, order: Order, index: number, at: number): void {
  const first = order.lines[0];
  if (turn(index, 12, 5) && first && order.lines.length > 1) {
    const rest = order.lines.slice(1).map((line) => line.id);
    story.at(at, () => shipAndFollow(world, story, { orderId: order.id, lineIds: [first.id], fate: fateOf(index) }));
    if (index < 180) story.at(at + chance.between(20, 60) * HOUR, () => shipAndFollow(world, story, { orderId: order.id, lineIds: rest }));
    return;
  }
  story.at(at, () => shipAndFollow(world, story, { orderId: order.id, fate: fateOf(index), untracked: turn(index, 30, 14) }));
}

/** Days before now at which request and decision fall; every order concerned was delivered by then. */
function sendSomethingBack({ world, story, chance, now }: Stage, order: Order, ending: (typeof ENDINGS)[number]): void {
  const hours = chance.between(3, 44) * HOUR;
  const requestedAt = ending === "requested" ? now - hours : now - 4 * DAY - hours;
  story.at(requestedAt, () => {
    const subject = askBack(world, order, chance, turn(order.number, 2, 0));
    if (!subject || ending === "requested") return;
    if (ending === "declined")
      return story.at(requestedAt + 9 * HOUR, () => decline(world, subject, "FINAL_SALE", "The piece was made to order."));
    if (ending === "withdrawn") return story.at(requestedAt + 5 * HOUR, () => withdraw(world, subject));
    story.at(requestedAt + 7 * HOUR, () => approve(world, subject));
    if (ending === "approved") return;
    story.at(requestedAt + 8 * HOUR, () => sendBack(world, subject));
    if (ending === "on-its-way") return;
    story.at(requestedAt + 3 * DAY, () => unpack(world, subject, chance.pick(["RESTOCKED", "RESTOCKED", "NOT_RESTOCKED"])));
    if (ending === "unpacked") return;
    story.at(requestedAt + 3 * DAY + HOUR, () =>
      settle(world, subject, ending === "credited" && order.customerId ? "STORE_CREDIT" : undefined),
    );
    if (ending === "closed") story.at(requestedAt + 3 * DAY + 2 * HOUR, () => close(world, subject));
  });
}

/** Some money for the trouble, from the first payment. */
function goodwill(world: World, order: Order): void {
  const parent = paymentsOf(world, order)[0];
  if (parent)
    createRefund(world, { orderId: order.id, transactions: [{ parentId: parent.id, amount: "5.00" }], note: "For the late parcel" });
}

function live(stage: Stage, index: number, placedAt: number): void {
  const { world, story, chance, now } = stage;
  const order = buy(stage, index);
  if (turn(index, 25, 3)) {
    const refund = !turn(index, 50, 28);
    const reason = chance.pick(["CUSTOMER", "CUSTOMER", "INVENTORY", "FRAUD"] as const);
    return story.at(
      placedAt + chance.between(1, 5) * HOUR,
      () => void cancelOrder(world, { orderId: order.id, reason, refund, restock: true }),
    );
  }
  const paid = paymentsOf(world, order).length > 0;
  if (!paid) return;
  ship(stage, order, index, placedAt + chance.between(6, 40) * HOUR);
  if (turn(index, 37, 12)) story.at(placedAt + 6 * DAY, () => goodwill(world, order));
  if (turn(index, 70, 60)) story.at(now - 2 * DAY, () => void openDispute(world, { orderId: order.id }));
  const delivered = placedAt < now - 11 * DAY && placedAt > now - 28 * DAY && fateOf(index) === "normal" && !turn(index, 12, 5);
  if (delivered && turn(index, 3, 1)) sendSomethingBack(stage, order, ENDINGS[Math.floor(index / 3) % ENDINGS.length] ?? "requested");
}

export const firstWeek: Scenario = {
  title: "A shop's first month",
  summary:
    "200 orders over the past thirty days from twenty countries, parcels in every state, returns in every state, refunds, cancellations.",
  play: async (sim) => {
    await opening.play(sim);
    const { world } = sim;
    const stage: Stage = { world, story: timeline(world), chance: random(20_261_004), now: world.now() };
    for (let index = 0; index < ORDERS; index++) {
      const back = 30 * DAY * ((ORDERS - index) / ORDERS) ** 1.2 - stage.chance.between(0, 150) * 60_000;
      const placedAt = stage.now - Math.max(back, 6 * 60_000);
      stage.story.at(placedAt, () => live(stage, index, placedAt));
    }
    playToday(world, stage.story, stage.now);
    await stage.story.play();
    const orders = Object.values(world.state.orders).filter((order) => order.shop === DEMO);
    const waiting = Object.values(world.state.returns).filter((one) => one.shop === DEMO && one.status === "REQUESTED");
    return {
      look: [
        `${orders.length} orders of ${DEMO}; the newest is ${orders.reduce((last, order) => (order.number > last.number ? order : last)).name}.`,
        `Returns that wait for an answer: ${waiting.map((one) => one.name).join(", ")}.`,
      ],
    };
  },
};
