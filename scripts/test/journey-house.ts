// The house for browser journeys: starts everything, prints HOUSE {…}, stops when its input is closed.
import path from "node:path";
import { ensureBuilt, root } from "../lib/build.ts";
import { startHouse } from "../lib/house.ts";
import { freeBase, needPorts } from "../lib/ports.ts";
import { scratchFolder } from "../lib/scratch-folder.ts";

const dataDir = scratchFolder(path.join(root, ".data/journeys-"));
await ensureBuilt();
const house = await startHouse({ ports: await needPorts(await freeBase()), dataDir, volatile: true });
console.log(
  `HOUSE ${JSON.stringify({ ...house.addresses, appWindow: `http://127.0.0.1:${house.ports.appWindow}`, databaseUrl: house.ownerUrl })}`,
);
const stop = async (): Promise<void> => {
  await house.stop();
  await house.erase();
  process.exit(0);
};
process.stdin.on("end", () => void stop());
process.stdin.resume();
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop());
