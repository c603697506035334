/** A stand-in for the app in the tests of this room: hears deliveries and answers as it is told. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { portsFrom, type SimulatorConfig } from "../config.ts";
import { readBody } from "../http.ts";
import type { Webhooks } from "../simulator.ts";
import { makeWebhooks } from "./engine.ts";
import { DEMO, testShop, type TestShop } from "./test-world.ts";

/** One delivery as it arrived. */
export interface Heard {
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
  at: number;
}

const TOML = `
application_url = "https://app.example.test"
[webhooks]
api_version = "2026-10"
  [[webhooks.subscriptions]]
  compliance_topics = ["customers/redact", "shop/redact"]
  uri = "/webhooks/compliance"
  [[webhooks.subscriptions]]
  topics = ["app/uninstalled"]
  uri = "https://app.example.test/webhooks/app"
  [[webhooks.subscriptions]]
  topics = ["orders/create", "order_transactions/create", "customers/update"]
  uri = "/webhooks"
`;

export interface TestApp {
  server: Server;
  heard: Heard[];
  /** Replace it to answer otherwise than 200. */
  answer: (response: ServerResponse, request: Heard) => void;
  shop: TestShop;
  config: SimulatorConfig;
  webhooks: Webhooks;
  /** Announces customers/update. */
  update: () => void;
  stop: () => void;
}

/** An app that listens, a shop that has it installed, and the engine between them with time limits of 0.2 s and 0.3 s. */
export async function startTestApp(): Promise<TestApp> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void readBody(request).then((body) => {
      const one = { url: request.url ?? "", headers: request.headers, body, at: Date.now() };
      heard.push(one);
      app.answer(response, one);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const dataDir = mkdtempSync(path.join(tmpdir(), "webhooks-"));
  const appToml = path.join(dataDir, "shopify.app.toml");
  writeFileSync(appToml, TOML);
  const appOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = {
    ports: portsFrom(1),
    dataDir,
    appOrigin,
    appWindow: "",
    apiKey: "key",
    apiSecret: "hush",
    appToml,
    extensionDir: "",
    appMailPort: 1,
  };
  const shop = testShop();
  const app: TestApp = {
    server,
    heard,
    answer: (response) => response.end(),
    shop,
    config,
    webhooks: makeWebhooks(config, shop.world, { connectMs: 200, totalMs: 300 }),
    update: () => shop.world.announce({ shop: DEMO, topic: "customers/update", id: shop.customer.id }),
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return app;
}

/** Waits for something that happens in real time, such as a retry. */
export const until = async (reached: () => boolean): Promise<void> => {
  while (!reached()) await new Promise((resolve) => setTimeout(resolve, 5));
};
