import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { addStaff } from "../actions/add-staff.ts";
import { createShop } from "../actions/create-shop.ts";
import { portsFrom } from "../config.ts";
import type { Simulator } from "../simulator.ts";
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

const TOML = `client_id = "key"
name = "Aftercare"
handle = "aftercare"
application_url = "https://app.example.test"
[access_scopes]
scopes = "read_orders,write_orders"
optional_scopes = ["read_all_orders"]
`;

/** A world with one shop, an owner (Mara) and a colleague without permissions (Jules); parts of the config may be set. */
export function testSimulator(config: Partial<Simulator["config"]> = {}): Simulator {
  const folder = mkdtempSync(path.join(tmpdir(), "sim-admin-"));
  writeFileSync(path.join(folder, "shopify.app.toml"), TOML);
  const ports = portsFrom(9100);
  const world = new World();
  createShop(world, { domain: "demo.myshopify.com", name: "Harbour & Pine", currency: "EUR" });
  addStaff(world, {
    shop: "demo.myshopify.com",
    firstName: "Mara",
    lastName: "Lindholm",
    email: "mara@x.example",
    accountOwner: true,
    permissions: ["*"],
  });
  addStaff(world, { shop: "demo.myshopify.com", firstName: "Jules", lastName: "Petit", email: "jules@x.example", permissions: [] });
  const base: Simulator["config"] = {
    ports,
    dataDir: folder,
    appOrigin: "http://127.0.0.1:9",
    appWindow: `http://127.0.0.1:${ports.appWindow}`,
    apiKey: "key",
    apiSecret: "a-secret-for-tests",
    appToml: path.join(folder, "shopify.app.toml"),
    extensionDir: path.join(folder, "extension"),
    appMailPort: 9,
  };
  return { config: { ...base, ...config }, world, faults: {} as Simulator["faults"], webhooks: {} as Simulator["webhooks"] };
}
