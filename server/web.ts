// The web process.
import path from "node:path";
import * as build from "virtual:remix/server-build";
import { closeDatabase } from "~/platform/db/db.server";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log/log.server";
import "~/subscriptions.server";
import { doors } from "./doors";
import { exitOnCrash } from "./exit-on-crash";
import { startMailDoor, stopMailDoor } from "./mail-door";
import { openServer } from "./open-server";
import { staticFiles } from "./static-files";

exitOnCrash();
let draining = false;
const asset = staticFiles(path.resolve(import.meta.dirname, "../client"));
const server = openServer(doors({ build, mode: "production", asset, draining: () => draining }));

await startMailDoor();
server.listen(env.PORT, env.HOST, () => log.info({ port: env.PORT, ms: Math.round(performance.now()) }, "web is listening"));
server.on("error", (error) => {
  log.error({ err: error }, "the web server can't listen");
  process.exit(1);
});

async function stop(signal: string): Promise<void> {
  if (draining) return;
  draining = true;
  log.info({ signal }, "draining");
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  await stopMailDoor();
  server.closeIdleConnections();
  const force = setTimeout(() => server.closeAllConnections(), 10_000);
  await closed;
  clearTimeout(force);
  await closeDatabase();
  process.exit(0); // Remix leaves a five-second timer behind each page
}
for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => void stop(signal));
