// npm run dev: as the demo, with the web process through Vite (a saved file is live at the next request) and the worker restarted
// when its sources change.
import { watch } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { ensureBuilt, root } from "../lib/build.ts";
import { startHouse } from "../lib/house.ts";
import { needPorts } from "../lib/ports.ts";
import { keepClock } from "./clock-keeper.ts";
import { playOpening, STORY_HOURS } from "./opening.ts";

const { values } = parseArgs({ options: { port: { type: "string", default: "4100" }, data: { type: "string", default: ".data/dev" } } });

try {
  await ensureBuilt();
  const house = await startHouse({
    ports: await needPorts(Number(values.port), ["postgres"]),
    dataDir: path.resolve(root, values.data),
    hot: true,
    startAgoMs: STORY_HOURS * 3_600_000,
  });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await house.stop();
    process.exit(0);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop());
  if (house.fresh) await playOpening(house);
  keepClock(house);
  let pending: NodeJS.Timeout | undefined;
  const renew = async (): Promise<void> => {
    console.log("Sources changed: rebuilding the worker …");
    await ensureBuilt().catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
    await house.processes.worker.stop();
    await house.restart("worker");
  };
  watch(path.join(root, "app"), { recursive: true }, (_event, file) => {
    if (!file?.endsWith(".server.ts") || file.includes("client/")) return;
    clearTimeout(pending);
    pending = setTimeout(() => void renew(), 400);
  });
  console.log(`READY ${JSON.stringify(house.addresses)}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
