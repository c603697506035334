import { createHmac } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { uninstallApp } from "../actions/uninstall-app.ts";
import { portsFrom, type SimulatorConfig } from "../config.ts";
import { readBody } from "../http.ts";
import type { Webhooks } from "../simulator.ts";
import { waitAfter } from "./delivery.ts";
import { makeWebhooks } from "./engine.ts";
import { DEMO, testShop, type TestShop } from "./test-world.ts";

interface Heard {
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

let app: Server;
let heard: Heard[];
let answer: (response: ServerResponse, request: Heard) => void;
let shop: TestShop;
let webhooks: Webhooks;
let config: SimulatorConfig;

beforeEach(async () => {
  heard = [];
  answer = (response) => response.end();
  app = createServer((request, response) => {
    void readBody(request).then((body) => {
      const one = { url: request.url ?? "", headers: request.headers, body, at: Date.now() };
      heard.push(one);
      answer(response, one);
    });
  });
  await new Promise<void>((resolve) => app.listen(0, "127.0.0.1", resolve));
  const dataDir = mkdtempSync(path.join(tmpdir(), "webhooks-"));
  const appToml = path.join(dataDir, "shopify.app.toml");
  writeFileSync(appToml, TOML);
  const appOrigin = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  config = {
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
  shop = testShop();
  webhooks = makeWebhooks(config, shop.world, { connectMs: 200, totalMs: 300 });
});
afterEach(() => {
  app.closeAllConnections();
  app.close();
});

const update = (): void => shop.world.announce({ shop: DEMO, topic: "customers/update", id: shop.customer.id });
const until = async (reached: () => boolean): Promise<void> => {
  while (!reached()) await new Promise((resolve) => setTimeout(resolve, 5));
};

describe("a delivery", () => {
  test("is signed over its raw bytes and has Shopify's headers", async () => {
    shop.order();
    await webhooks.settled();
    const create = heard.find(({ headers }) => headers["x-shopify-topic"] === "orders/create")!;
    expect(create.headers).toMatchObject({
      "content-type": "application/json",
      "user-agent": "Shopify-Captain-Hook",
      "x-shopify-hmac-sha256": createHmac("sha256", "hush").update(create.body).digest("base64"),
      "x-shopify-shop-domain": DEMO,
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      "x-shopify-event-id": expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      "x-shopify-triggered-at": expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/) as unknown,
    });
    expect(create.body.toString("utf8")).toContain('"last_name":"Süß"');
  });

  test("carries the event id of its deed and a webhook id of its own", async () => {
    shop.order();
    await webhooks.settled();
    expect(heard).toHaveLength(2);
    expect(new Set(heard.map(({ headers }) => headers["x-shopify-event-id"]))).toHaveLength(1);
    expect(new Set(heard.map(({ headers }) => headers["x-shopify-webhook-id"]))).toHaveLength(2);
  });

  test("shows the world as it was when the deed was done", async () => {
    webhooks.knobs.paused = true;
    update();
    shop.customer.firstName = "Changed later";
    webhooks.knobs.paused = false;
    await webhooks.tick();
    expect(heard[0]!.body.toString()).toContain('"first_name":"Ada"');
  });

  test("goes to nobody while the shop does not have the app, but for the farewell and what privacy law demands", async () => {
    uninstallApp(shop.world, { shop: DEMO });
    update();
    shop.world.announce({ shop: DEMO, topic: "shop/redact", id: "1" });
    await webhooks.settled();
    expect(heard.map(({ url, headers }) => [url, headers["x-shopify-topic"]]).sort()).toEqual([
      ["/webhooks/app", "app/uninstalled"],
      ["/webhooks/compliance", "shop/redact"],
    ]);
  });

  test("can be signed with a rotated secret", async () => {
    webhooks.knobs.signWith = "new secret";
    update();
    await webhooks.settled();
    expect(heard[0]!.headers["x-shopify-hmac-sha256"]).toBe(createHmac("sha256", "new secret").update(heard[0]!.body).digest("base64"));
  });
});

describe("a delivery that fails", () => {
  test("is tried nine times in all with the same webhook id and body, in waits that double over the window", async () => {
    answer = (response) => response.writeHead(500).end();
    webhooks.knobs.retryWindowMs = 500;
    update();
    await until(() => heard.length === 9);
    await webhooks.settled();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(heard).toHaveLength(9);
    expect(new Set(heard.map(({ headers }) => headers["x-shopify-webhook-id"]))).toHaveLength(1);
    expect(new Set(heard.map(({ body }) => body.toString()))).toHaveLength(1);
    expect(webhooks.log().map(({ tries }) => tries)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(webhooks.waiting()).toBe(0);
    expect(heard[8]!.at - heard[7]!.at).toBeGreaterThan(heard[4]!.at - heard[3]!.at);
  });

  test("waits less than a minute first and two hours last, four hours in all", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 8].map((tries) => waitAfter(tries, 4 * 3_600_000));
    expect(waits[0]).toBeLessThan(60_000);
    expect(waits[7]).toBeGreaterThan(2 * 3_600_000);
    expect(waits.reduce((sum, wait) => sum + wait)).toBeCloseTo(4 * 3_600_000);
  });

  test.each([
    ["a redirect", 302, "redirects are not followed"],
    ["a refusal", 401, "answered 401"],
    ["a server error", 503, "answered 503"],
  ])("counts %s as a failure", async (_name, status, words) => {
    answer = (response) => response.writeHead(status, { Location: "/elsewhere" }).end();
    update();
    await webhooks.settled();
    expect(heard).toHaveLength(1);
    expect(webhooks.log()[0]).toMatchObject({ status, error: expect.stringContaining(words) as unknown });
    expect(webhooks.waiting()).toBe(1);
  });

  test("counts an answer that comes too late as a failure", async () => {
    answer = (response) => setTimeout(() => response.end(), 1_000);
    update();
    await webhooks.settled();
    expect(webhooks.log()[0]).toMatchObject({ status: null, error: "no answer within 0.3 s" });
  });

  test("counts an app that is not there as a failure, and reaches it when it is back", async () => {
    const { port } = app.address() as AddressInfo;
    await new Promise((resolve) => app.close(resolve));
    webhooks.knobs.retryWindowMs = 2_000;
    update();
    await webhooks.settled();
    expect(webhooks.log()[0]!.status).toBeNull();
    await new Promise<void>((resolve) => app.listen(port, "127.0.0.1", resolve));
    await until(() => heard.length === 1);
    await webhooks.settled();
    expect(webhooks.log()[0]).toMatchObject({ status: 200, error: null });
  });

  test("deletes a shop's own subscription after eight failures in a row, never one of the toml", async () => {
    answer = (response, { url }) => response.writeHead(url === "/own" ? 500 : 200).end();
    webhooks.knobs.retryWindowMs = 300;
    const at = shop.world.iso();
    const own = {
      id: "7",
      shop: DEMO,
      topic: "CUSTOMERS_UPDATE",
      uri: "/own",
      name: "mine",
      filter: null,
      includeFields: ["id", "default_address.zip"],
      format: "JSON",
    } as const;
    shop.world.state.webhookSubscriptions["7"] = { ...own, includeFields: [...own.includeFields], createdAt: at, updatedAt: at };
    update();
    await until(() => heard.filter(({ url }) => url === "/own").length === 8);
    await webhooks.settled();
    const first = heard.find(({ url }) => url === "/own")!;
    expect(first.headers["x-shopify-name"]).toBe("mine");
    expect(first.body.toString()).toBe(`{"id":${shop.customer.id},"default_address":{"zip":"20457"}}`);
    expect(shop.world.state.webhookSubscriptions).toEqual({});
    expect(webhooks.waiting()).toBe(0);
    expect(heard.filter(({ url }) => url === "/webhooks")).toHaveLength(1);
  });
});

describe("the knobs", () => {
  test("copies: each delivery arrives several times, with one webhook id", async () => {
    webhooks.knobs.copies = 3;
    update();
    await webhooks.settled();
    expect(heard).toHaveLength(3);
    expect(new Set(heard.map(({ headers }) => headers["x-shopify-webhook-id"]))).toHaveLength(1);
  });

  test("drop: a dropped delivery is logged and never sent", async () => {
    webhooks.knobs.drop = 1;
    update();
    await webhooks.settled();
    expect(heard).toEqual([]);
    expect(webhooks.log()[0]!.error).toContain("never sent");
  });

  test("shuffle: so many are held back and then sent in another order", async () => {
    webhooks.knobs.shuffle = 40;
    const rename = (count: number): void => {
      shop.customer.firstName = String(count).padStart(2, "0");
      update();
    };
    for (let count = 0; count < 39; count += 1) rename(count);
    await webhooks.settled();
    expect(heard).toEqual([]);
    expect(webhooks.waiting()).toBe(39);
    rename(39);
    await webhooks.settled();
    expect(heard).toHaveLength(40);
    const names = heard.map(({ body }) => /"first_name":"(\d+)"/.exec(body.toString())![1]);
    expect(new Set(names)).toHaveLength(40);
    expect(names).not.toEqual(names.toSorted());
  });

  test("delay: it is sent later", async () => {
    webhooks.knobs.delayMs = 80;
    update();
    await webhooks.settled();
    expect(heard).toEqual([]);
    await until(() => heard.length === 1);
  });

  test("a logged delivery can be sent once more", async () => {
    update();
    await webhooks.settled();
    expect(webhooks.resend(webhooks.log()[0]!.webhookId)).toBe(true);
    expect(webhooks.resend("unknown")).toBe(false);
    await webhooks.settled();
    expect(heard.map(({ headers }) => headers["x-shopify-webhook-id"])).toEqual([
      heard[0]!.headers["x-shopify-webhook-id"],
      heard[0]!.headers["x-shopify-webhook-id"],
    ]);
  });
});

test("a thousand deliveries at once all arrive, a few at a time, and the log stays bounded", async () => {
  let open = 0;
  let most = 0;
  answer = (response) => {
    most = Math.max(most, ++open);
    setImmediate(() => {
      open -= 1;
      response.end();
    });
  };
  for (let count = 0; count < 2_100; count += 1) update();
  await webhooks.settled();
  expect(heard).toHaveLength(2_100);
  expect(most).toBeLessThanOrEqual(16);
  expect(webhooks.log()).toHaveLength(2_000);
});
