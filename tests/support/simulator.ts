import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { addStaff } from "../../simulator/actions/add-staff";
import { createShop } from "../../simulator/actions/create-shop";
import { installApp } from "../../simulator/actions/install-app";
import { adminApiHandler } from "../../simulator/api/admin-api";
import { makeFaults } from "../../simulator/api/faults";
import { portsFrom } from "../../simulator/config";
import type { Announcement, Simulator } from "../../simulator/simulator";
import { World } from "../../simulator/world/world";
import { env } from "~/platform/env.server";
import { standIn } from "./shopify-port";

/** A simulator inside the test's own process: the Admin API and tokens answer for Shopify's hosts; webhooks are only collected. */
export interface TestSimulator extends Simulator {
  /** What Shopify would have told the app since the start. */
  announced: Announcement[];
}

/** An in-memory world behind Shopify's hosts, with two shops that have the app: demo.myshopify.com and second.myshopify.com. */
export function startSimulator(): TestSimulator {
  const world = new World();
  const announced: Announcement[] = [];
  world.onAnnounce((announcement) => announced.push(announcement));
  const root = path.resolve(import.meta.dirname, "../..");
  const ports = portsFrom(1);
  const sim: TestSimulator = {
    announced,
    world,
    faults: makeFaults(),
    webhooks: undefined as never,
    config: {
      ports,
      dataDir: mkdtempSync(path.join(tmpdir(), "aftercare-sim-")),
      appOrigin: env.SHOPIFY_APP_URL,
      appWindow: env.SHOPIFY_APP_URL,
      apiKey: env.SHOPIFY_API_KEY,
      apiSecret: env.SHOPIFY_API_SECRET,
      appToml: path.join(root, "shopify.app.toml"),
      extensionDir: path.join(root, "extensions/aftercare-storefront"),
      appMailPort: 1,
    },
  };
  for (const [domain, name, currency] of [
    ["demo.myshopify.com", "Harbour & Pine", "EUR"],
    ["second.myshopify.com", "Second Street Books", "GBP"],
  ] as const) {
    createShop(world, { domain, name, currency });
    addStaff(world, { shop: domain, firstName: "Olive", lastName: "Owner", email: `olive@${domain}`, accountOwner: true });
    installApp(world, { shop: domain, scopes: env.SCOPES });
  }
  standIn(adminApiHandler(sim));
  return sim;
}
