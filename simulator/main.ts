/** Starts the simulator: `node simulator/main.ts` with the environment of config.ts. */
import "./own-clock.ts";
import path from "node:path";
import { makeFaults } from "./api/faults.ts";
import { sharedClock } from "./clock.ts";
import { readConfig, type Ports, type SimulatorConfig } from "./config.ts";
import { controlHandler } from "./control/control.ts";
import { sendJson, type Handler } from "./http.ts";
import { mailboxHandler } from "./mail/mailbox.ts";
import { startSmtp } from "./mail/smtp.ts";
import { addresses } from "./page.ts";
import { opening } from "./scenarios/opening.ts";
import { listen, shut } from "./servers.ts";
import { shopifyHosts } from "./shopify-hosts.ts";
import type { Simulator } from "./simulator.ts";
import { makeWebhooks } from "./webhooks/engine.ts";
import { World } from "./world/world.ts";

function openSimulator(config: SimulatorConfig): Simulator {
  const world = new World(path.join(config.dataDir, "world.json"));
  sharedClock(world).restore();
  return { config, world, faults: makeFaults(), webhooks: makeWebhooks(config, world) };
}

async function room(sim: Simulator, file: string, name: string): Promise<Handler> {
  try {
    const module = (await import(file)) as Record<string, (sim: Simulator) => Handler>;
    const make = module[name];
    if (make) return make(sim);
  } catch (error) {
    process.stderr.write(`${file}: ${(error as Error).message}\n`);
  }
  return (_request, response) => Promise.resolve(sendJson(response, { error: `${file} is not there yet` }, 501));
}

async function start(sim: Simulator): Promise<() => Promise<void>> {
  const storefront = await room(sim, "./storefront/storefront.ts", "storefrontHandler");
  const shopify = shopifyHosts({
    adminApi: await room(sim, "./api/admin-api.ts", "adminApiHandler"),
    customerAccounts: await room(sim, "./storefront/customer-accounts.ts", "customerAccountsHandler"),
    appBridge: await room(sim, "./admin/app-bridge.ts", "appBridgeHandler"),
    storefront,
  });
  const rooms: [keyof Ports, Handler][] = [
    ["admin", await room(sim, "./admin/admin.ts", "adminHandler")],
    ["storefront", storefront],
    ["mailbox", mailboxHandler(sim)],
    ["control", controlHandler(sim)],
    ["appWindow", await room(sim, "./admin/app-window.ts", "appWindowHandler")],
    ["shopify", shopify],
  ];
  const stopSmtp = await startSmtp(sim);
  const servers = await Promise.all(rooms.map(([role, handler]) => listen(role, sim.config.ports[role], handler)));
  return async () => {
    sim.world.save();
    await Promise.all([stopSmtp(), ...servers.map(shut)]);
  };
}

async function main(): Promise<void> {
  const sim = openSimulator(readConfig());
  if (Object.keys(sim.world.state.shops).length === 0) await opening.play(sim);
  const stop = await start(sim);
  const end = (): void => void stop().then(() => process.exit(0));
  process.once("SIGTERM", end);
  process.once("SIGINT", end);
  process.stdout.write(`SIMULATOR ${JSON.stringify(addresses(sim.config))}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exit(1);
});
