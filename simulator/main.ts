/** Starts the simulator: `node simulator/main.ts` with the environment of config.ts. */
import "./own-clock.ts";
import path from "node:path";
import { adminHandler } from "./admin/admin.ts";
import { appBridgeHandler } from "./admin/app-bridge.ts";
import { appWindowHandler } from "./admin/app-window.ts";
import { adminApiHandler } from "./api/admin-api.ts";
import { makeFaults } from "./api/faults.ts";
import { adminSchema, supportedVersions } from "./api/schema.ts";
import { sharedClock } from "./clock.ts";
import { readConfig, type Ports, type SimulatorConfig } from "./config.ts";
import { controlHandler } from "./control/control.ts";
import type { Handler } from "./http.ts";
import { mailboxHandler } from "./mail/mailbox.ts";
import { startSmtp } from "./mail/smtp.ts";
import { addresses } from "./page.ts";
import { opening } from "./scenarios/opening.ts";
import { listen, shut } from "./servers.ts";
import { shopifyHosts } from "./shopify-hosts.ts";
import type { Simulator } from "./simulator.ts";
import { customerAccountsHandler } from "./storefront/customer-accounts.ts";
import { storefrontHandler } from "./storefront/storefront.ts";
import { makeWebhooks } from "./webhooks/engine.ts";
import { World } from "./world/world.ts";

function openSimulator(config: SimulatorConfig): Simulator {
  const world = new World(path.join(config.dataDir, "world.json"));
  sharedClock(world).restore();
  return { config, world, faults: makeFaults(), webhooks: makeWebhooks(config, world) };
}

async function start(sim: Simulator): Promise<() => Promise<void>> {
  const storefront = storefrontHandler(sim);
  const shopify = shopifyHosts({
    adminApi: adminApiHandler(sim),
    customerAccounts: customerAccountsHandler(sim),
    appBridge: appBridgeHandler(sim),
    storefront,
  });
  const rooms: [keyof Ports, Handler][] = [
    ["admin", adminHandler(sim)],
    ["storefront", storefront],
    ["mailbox", mailboxHandler(sim)],
    ["control", controlHandler(sim)],
    ["appWindow", appWindowHandler(sim)],
    ["shopify", shopify],
  ];
  const stopSmtp = await startSmtp(sim);
  const servers = await Promise.all(rooms.map(([role, handler]) => listen(role, sim.config.ports[role], handler)));
  return async () => {
    // A connection that does not let go must not keep the world from being saved.
    const patience = new Promise((resolve) => setTimeout(resolve, 500));
    await Promise.race([Promise.all([stopSmtp(), ...servers.map(shut)]), patience]);
    sim.webhooks.keep();
    sim.world.save();
  };
}

async function main(): Promise<void> {
  const sim = openSimulator(readConfig());
  if (Object.keys(sim.world.state.shops).length === 0) {
    // A demo starts in the past and lives up to now, so that its first screens have a history.
    await sharedClock(sim.world).moveTo(-Number(process.env.SIM_START_AGO_MS ?? 0));
    await opening.play(sim);
  }
  const stop = await start(sim);
  const end = (): void => void stop().then(() => process.exit(0));
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  // Building the schema takes a good part of a second: better now than while the app's first call waits.
  setImmediate(() => void adminSchema(supportedVersions.at(-1) ?? ""));
  process.stdout.write(`SIMULATOR ${JSON.stringify(addresses(sim.config))}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
