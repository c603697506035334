// What a new demo starts with: the app installed two days ago in the demo shop, a believable month of orders told through real
// webhooks, and shoppers who wrote since then.
import { controlAt } from "../lib/control.ts";
import { asOwner } from "../lib/database.ts";
import type { House } from "../lib/house.ts";
import { installInStore, signedIn, staffOf, type StaffVisitor } from "../lib/visitors.ts";
import { releaseJobs } from "./clock-keeper.ts";
import { LETTERS, type Letter } from "./opening-talk.ts";
import { answerLetter, sendLetter } from "./opening-deeds.ts";

const HOUR = 3_600_000;
/** How long ago the demo's story begins. */
export const STORY_HOURS = 52;

/** Waits until the worker has done everything that is due and the simulator has nothing more to send. */
export async function settled(house: House): Promise<void> {
  await asOwner(house.ownerUrl, async (client) => {
    for (let quiet = 0, tries = 0; quiet < 3; tries += 1) {
      if (tries > 2400) throw new Error("the worker has not caught up within four minutes");
      const { rows } = await client.query<{ n: number }>(
        `select (select count(*) from deliveries where state = 'waiting' and tries = 0)::int
          + (select count(*) from graphile_worker._private_jobs where run_at <= now() and attempts = 0)::int as n`,
      );
      const { waiting } = await controlAt(house.addresses.control).get<{ waiting: number }>("/api/webhooks");
      quiet = rows[0]?.n === 0 && waiting === 0 ? quiet + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
}

interface Clock {
  /** Moves business time to so many hours after the beginning. */
  to: (hours: number) => Promise<void>;
}

function storyClock(house: House): Clock {
  let at = 0;
  return {
    to: async (hours) => {
      const ms = Math.round((hours - at) * HOUR);
      if (ms <= 0) return;
      await controlAt(house.addresses.control).post("/api/clock", { advanceMs: ms });
      await releaseJobs(house.ownerUrl, ms);
      at = hours;
    },
  };
}

/** Hours at which somebody buys; what was bought in the first forty is sent five hours later. */
const SALES = [4, 9, 16, 22, 27, 31, 38, 42, 45, 47, 49, 50.5, 51.2, 51.8];

function sales(house: House): Deed[] {
  const control = controlAt(house.addresses.control);
  return SALES.flatMap((at) => {
    let id = "";
    const buy = {
      at,
      act: async () => void (id = (await control.post<{ order: { id: string } }>("/api/orders", { shop: "demo.myshopify.com" })).order.id),
    };
    return at < 40 ? [buy, { at: at + 5, act: async () => void (await control.post(`/api/orders/${id}/ship`)) }] : [buy];
  });
}

interface Deed {
  /** Hours after the beginning. */
  at: number;
  act: () => Promise<void>;
}

/** Letters and their answers. */
function talk(house: House, tom: StaffVisitor): Deed[] {
  return LETTERS.flatMap((letter: Letter) => {
    const sent: { email?: string } = {};
    const write = { at: letter.after, act: async () => void (sent.email = await sendLetter(house, letter)) };
    if (letter.answerAfter === undefined) return [write];
    const answer = { at: letter.after + letter.answerAfter, act: () => answerLetter(house, tom, sent.email ?? "", letter) };
    return [write, answer];
  });
}

/** Installs the app in the demo shop, signs its staff in, plays the first month and two days of talk. */
export async function playOpening(house: House): Promise<void> {
  console.log("Playing the shop's first month …");
  const control = controlAt(house.addresses.control);
  await installInStore(house, "demo");
  const entered = await staffOf(house, "demo").open("/app");
  if (entered.status !== 200) throw new Error(`the app answered ${entered.status} to its first visitor`);
  await settled(house);
  await control.post("/api/scenarios/first-week");
  await control.post("/api/scenarios/bookshop");
  await settled(house);
  const tom = staffOf(house, "demo", await signedIn(house, "demo", "Tom"));
  await tom.open("/app");
  await staffOf(house, "demo", await signedIn(house, "demo", "Aylin")).open("/app");
  const clock = storyClock(house);
  for (const { at, act } of [...talk(house, tom), ...sales(house)].toSorted((a, b) => a.at - b.at)) {
    await clock.to(at);
    await act();
    await settled(house);
  }
  await clock.to(STORY_HOURS);
  await control.post("/api/clock", { reset: true });
  await settled(house);
}
