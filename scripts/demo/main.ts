// npm run demo [-- --fresh] [--port N] [--data DIR] [--check]
import { rmSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt, root } from "../lib/build.ts";
import { eraseCluster } from "../lib/embedded-place.ts";
import { stopEmbedded } from "../lib/embedded-postgres.ts";
import { startHouse } from "../lib/house.ts";
import { needPorts } from "../lib/ports.ts";
import { check } from "./check.ts";
import { keepClock } from "./clock-keeper.ts";
import { playOpening, STORY_HOURS } from "./opening.ts";

const { values: options } = parseArgs({
  options: {
    fresh: { type: "boolean", default: false },
    port: { type: "string", default: "4100" },
    data: { type: "string", default: ".data/demo" },
    check: { type: "boolean", default: false },
  },
});

/** Deletes the demo's data; a PostgreSQL that still runs there is stopped first. */
async function forget(dataDir: string): Promise<void> {
  await stopEmbedded(path.join(dataDir, "postgres"));
  await eraseCluster(path.join(dataDir, "postgres"));
  rmSync(dataDir, { recursive: true, force: true });
}

async function demo(): Promise<void> {
  const dataDir = path.resolve(root, options.data);
  const base = Number(options.port);
  if (!Number.isInteger(base) || base < 1024 || base > 65_000)
    throw new Error(`--port takes a number from 1024 to 65000, not ${options.port}`);
  const ports = await needPorts(base, ["postgres"]);
  if (options.fresh) await forget(dataDir);
  if (await ensureBuilt()) console.log("Built.");
  const house = await startHouse({ ports, dataDir, startAgoMs: STORY_HOURS * 3_600_000 });
  let stopping = false;
  let clock: { stop: () => void } | undefined;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    clock?.stop();
    console.log("Stopping …");
    await house.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
  try {
    if (house.fresh) await playOpening(house);
  } catch (error) {
    await house.stop();
    await house.erase();
    throw error;
  }
  for (const one of Object.values(house.processes))
    one.child.once("exit", () => !stopping && console.error(`${one.name} ended; its log: ${one.logFile}`));
  clock = keepClock(house);
  console.log(`READY ${JSON.stringify(house.addresses)}`);
  console.log("Ctrl-C stops everything; the data stays.");
}

try {
  if (options.check) process.exitCode = await check();
  else await demo();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
