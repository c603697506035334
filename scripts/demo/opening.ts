// What a new demo starts with: the app installed in the demo shop and a believable first week, told through real webhooks.
import { controlAt } from "../lib/control.ts";
import type { House } from "../lib/house.ts";
import { installInStore, staffOf } from "../lib/visitors.ts";

/** Waits until the worker has applied every delivery that the simulator sent. */
export async function settled(house: House): Promise<void> {
  const { asOwner } = await import("../lib/database.ts");
  await asOwner(house.ownerUrl, async (client) => {
    for (let quiet = 0, tries = 0; quiet < 3; tries += 1) {
      if (tries > 1200) throw new Error("the worker has not caught up within two minutes");
      const { rows } = await client.query<{ n: number }>(
        `select (select count(*) from deliveries where state = 'waiting')::int
          + (select count(*) from graphile_worker._private_jobs where run_at <= now() and attempts = 0)::int as n`,
      );
      const { waiting } = await controlAt(house.addresses.control).get<{ waiting: number }>("/api/webhooks");
      quiet = rows[0]?.n === 0 && waiting === 0 ? quiet + 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
}

/** Installs the app in the demo shop, signs every member of staff in once, and plays the first week. */
export async function playOpening(house: House): Promise<void> {
  console.log("Playing the first week …");
  await installInStore(house, "demo");
  const entered = await staffOf(house, "demo").open("/app");
  if (entered.status !== 200) throw new Error(`the app answered ${entered.status} to its first visitor`);
  await settled(house);
  await controlAt(house.addresses.control).post("/api/scenarios/first-week");
  await settled(house);
}
