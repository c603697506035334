// npm run demo -- --check: the story of the product over HTTP, each step verified in the database and at the simulator.
import { rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { ensureBuilt, root } from "../lib/build.ts";
import { controlAt } from "../lib/control.ts";
import { startHouse } from "../lib/house.ts";
import { freeBase, needPorts } from "../lib/ports.ts";
import { tail } from "../lib/processes.ts";
import { scratchFolder } from "../lib/scratch-folder.ts";
import { shopperIn, staffOf } from "../lib/visitors.ts";
import type { Step, Story } from "./check/context.ts";
import { conversationSteps } from "./check/conversation-steps.ts";
import { goodbyeSteps } from "./check/goodbye-steps.ts";
import { orderSteps } from "./check/order-steps.ts";
import { returnSteps } from "./check/return-steps.ts";

const STEPS: Step[] = [...orderSteps, ...conversationSteps, ...returnSteps, ...goodbyeSteps];

/** Plays the story in a house of its own. @returns exit code */
export async function check(): Promise<number> {
  const dataDir = scratchFolder(path.join(root, ".data/check-"));
  await ensureBuilt();
  const house = await startHouse({ ports: await needPorts(await freeBase(31_000)), dataDir });
  const db = new pg.Client({ connectionString: house.ownerUrl });
  const end = async (): Promise<void> => {
    await db.end();
    await house.stop();
    await house.erase();
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end().then(() => process.exit(1)));
  await db.connect();
  const story: Story = {
    house,
    control: controlAt(house.addresses.control),
    db,
    merchant: staffOf(house, "demo"),
    shopper: shopperIn(house),
    notes: {},
  };
  let done = 0;
  let broken: { step: string; why: string } | undefined;
  for (const step of STEPS) {
    const began = performance.now();
    try {
      await step.play(story);
      done += 1;
      console.log(`ok   ${step.name} (${((performance.now() - began) / 1000).toFixed(1)} s)`);
    } catch (error) {
      broken = { step: step.name, why: error instanceof Error ? error.message : String(error) };
      console.log(`FAIL ${step.name}: ${broken.why}`);
      for (const one of Object.values(house.processes)) console.log(`--- ${one.name}\n${tail(one.logFile, 5)}`);
      break;
    }
  }
  await end();
  rmSync(dataDir, { recursive: true, force: true });
  console.log(`CHECK ${JSON.stringify(broken ? { ok: false, steps: done, ...broken } : { ok: true, steps: done })}`);
  return broken ? 1 : 0;
}
