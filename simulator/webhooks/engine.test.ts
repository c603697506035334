import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { uninstallApp } from "../actions/uninstall-app.ts";
import { startTestApp, until, type TestApp } from "./test-app.ts";
import { DEMO } from "./test-world.ts";

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.stop());

describe("a delivery", () => {
  test("is signed over its raw bytes and has Shopify's headers", async () => {
    app.shop.order();
    await app.webhooks.settled();
    const create = app.heard.find(({ headers }) => headers["x-shopify-topic"] === "orders/create")!;
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
    app.shop.order();
    await app.webhooks.settled();
    expect(app.heard).toHaveLength(2);
    expect(new Set(app.heard.map(({ headers }) => headers["x-shopify-event-id"]))).toHaveLength(1);
    expect(new Set(app.heard.map(({ headers }) => headers["x-shopify-webhook-id"]))).toHaveLength(2);
  });

  test("shows the world as it was when the deed was done", async () => {
    app.webhooks.knobs.paused = true;
    app.update();
    app.shop.customer.firstName = "Changed later";
    app.webhooks.knobs.paused = false;
    await app.webhooks.tick();
    expect(app.heard[0]!.body.toString()).toContain('"first_name":"Ada"');
  });

  test("goes to nobody while the shop does not have the app, but for the farewell and what privacy law demands", async () => {
    uninstallApp(app.shop.world, { shop: DEMO });
    app.update();
    app.shop.world.announce({ shop: DEMO, topic: "shop/redact", id: "1" });
    await app.webhooks.settled();
    expect(app.heard.map(({ url, headers }) => [url, headers["x-shopify-topic"]]).sort()).toEqual([
      ["/webhooks/app", "app/uninstalled"],
      ["/webhooks/compliance", "shop/redact"],
    ]);
  });

  test("can be signed with a rotated secret", async () => {
    app.webhooks.knobs.signWith = "new secret";
    app.update();
    await app.webhooks.settled();
    expect(app.heard[0]!.headers["x-shopify-hmac-sha256"]).toBe(
      createHmac("sha256", "new secret").update(app.heard[0]!.body).digest("base64"),
    );
  });
});

describe("the knobs", () => {
  test("copies: each delivery arrives several times, with one webhook id", async () => {
    app.webhooks.knobs.copies = 3;
    app.update();
    await app.webhooks.settled();
    expect(app.heard).toHaveLength(3);
    expect(new Set(app.heard.map(({ headers }) => headers["x-shopify-webhook-id"]))).toHaveLength(1);
  });

  test("drop: a dropped delivery is logged and never sent", async () => {
    app.webhooks.knobs.drop = 1;
    app.update();
    await app.webhooks.settled();
    expect(app.heard).toEqual([]);
    expect(app.webhooks.log()[0]!.error).toContain("never sent");
  });

  test("shuffle: so many are held back and then sent in another order", async () => {
    app.webhooks.knobs.shuffle = 40;
    const rename = (count: number): void => {
      app.shop.customer.firstName = String(count).padStart(2, "0");
      app.update();
    };
    for (let count = 0; count < 39; count += 1) rename(count);
    await app.webhooks.settled();
    expect(app.heard).toEqual([]);
    expect(app.webhooks.waiting()).toBe(39);
    rename(39);
    await app.webhooks.settled();
    expect(app.heard).toHaveLength(40);
    const names = app.heard.map(({ body }) => /"first_name":"(\d+)"/.exec(body.toString())![1]);
    expect(new Set(names)).toHaveLength(40);
    expect(names).not.toEqual(names.toSorted());
  });

  test("delay: it is sent later", async () => {
    app.webhooks.knobs.delayMs = 80;
    app.update();
    await app.webhooks.settled();
    expect(app.heard).toEqual([]);
    await until(() => app.heard.length === 1);
  });

  test("a logged delivery can be sent once more", async () => {
    app.update();
    await app.webhooks.settled();
    expect(app.webhooks.resend(app.webhooks.log()[0]!.webhookId)).toBe(true);
    expect(app.webhooks.resend("unknown")).toBe(false);
    await app.webhooks.settled();
    expect(app.heard.map(({ headers }) => headers["x-shopify-webhook-id"])).toEqual([
      app.heard[0]!.headers["x-shopify-webhook-id"],
      app.heard[0]!.headers["x-shopify-webhook-id"],
    ]);
  });
});

test("a thousand deliveries at once all arrive, a few at a time, and the log stays bounded", async () => {
  let open = 0;
  let most = 0;
  app.answer = (response) => {
    most = Math.max(most, ++open);
    setImmediate(() => {
      open -= 1;
      response.end();
    });
  };
  for (let count = 0; count < 2_100; count += 1) app.update();
  await app.webhooks.settled();
  expect(app.heard).toHaveLength(2_100);
  expect(most).toBeLessThanOrEqual(16);
  expect(app.webhooks.log()).toHaveLength(2_000);
});
