import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { addCustomer } from "../actions/add-customer.ts";
import { addProduct } from "../actions/add-product.ts";
import { createShop } from "../actions/create-shop.ts";
import { installApp } from "../actions/install-app.ts";
import { made } from "../actions/user-error.ts";
import { portsFrom } from "../config.ts";
import type { Simulator } from "../simulator.ts";
import type { Customer, Product } from "../world/types.ts";
import { World } from "../world/world.ts";

type Handler = (req: IncomingMessage, res: ServerResponse) => Promise<void> | void;

const servers: ReturnType<typeof createServer>[] = [];

/** Listens on a free port of 127.0.0.1 until `closeAll`; resolves to the origin. */
export async function listen(handler: Handler): Promise<string> {
  const server = createServer((req, res) => void handler(req, res));
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Ends every server of the test. */
export async function closeAll(): Promise<void> {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
}

const TOML = `name = "Aftercare"
handle = "aftercare"
[app_proxy]
url = "/proxy"
prefix = "apps"
subpath = "aftercare"
[customer_authentication]
redirect_uris = ["https://app.example.test/customer/callback"]
logout_urls = ["https://app.example.test/customer/logged-out"]
`;

/** Files of a theme extension by path, e.g. "blocks/returns.liquid". */
export type ExtensionFiles = Record<string, string>;

export interface TestShop {
  sim: Simulator;
  ada: Customer;
  mug: Product;
}

export const SHOP = "demo.myshopify.com";

/** A world with one shop that has the app, a shopper (Ada) and a mug; parts of the config and the extension's files may be set. */
export function testShop(config: Partial<Simulator["config"]> = {}, files: ExtensionFiles = {}): TestShop {
  const folder = mkdtempSync(path.join(tmpdir(), "sim-storefront-"));
  writeFileSync(path.join(folder, "shopify.app.toml"), TOML);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, "extension", name)), { recursive: true });
    writeFileSync(path.join(folder, "extension", name), text);
  }
  const ports = portsFrom(9200);
  const world = new World();
  made(
    createShop(world, {
      domain: SHOP,
      name: "Harbour & Pine",
      currency: "EUR",
      returnRules: { windowDays: 30, restockingFeePercent: 0, returnShippingFee: "4.90" },
    }),
    "shop",
  );
  installApp(world, { shop: SHOP, scopes: ["read_orders"] });
  const ada = made(addCustomer(world, { shop: SHOP, firstName: "Ada", lastName: "Byron", email: "ada@example.org" }), "customer");
  const mug = made(
    addProduct(world, { shop: SHOP, title: "Stoneware Mug", variants: [{ sku: "MUG", price: "24.00", inventory: 50 }] }),
    "product",
  );
  const base: Simulator["config"] = {
    ports,
    dataDir: folder,
    appOrigin: "http://127.0.0.1:9",
    appWindow: `http://127.0.0.1:${ports.appWindow}`,
    apiKey: "key",
    apiSecret: "hush",
    appToml: path.join(folder, "shopify.app.toml"),
    extensionDir: path.join(folder, "extension"),
    appMailPort: 9,
  };
  return {
    sim: { config: { ...base, ...config }, world, faults: {} as Simulator["faults"], webhooks: {} as Simulator["webhooks"] },
    ada,
    mug,
  };
}
