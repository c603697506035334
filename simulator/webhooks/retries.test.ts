import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { installShiftedDate, setClockOffset } from "../../scripts/preload/shifted-date.mjs";
import { waitAfter } from "./delivery.ts";
import { makeWebhooks } from "./engine.ts";
import { startTestApp, until, type TestApp } from "./test-app.ts";
import { DEMO, testShop } from "./test-world.ts";

installShiftedDate();

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.stop());

describe("a delivery that fails", () => {
  test("is tried nine times in all with the same webhook id and body, in waits that double over the window", async () => {
    app.answer = (response) => response.writeHead(500).end();
    app.webhooks.knobs.retryWindowMs = 500;
    app.update();
    await until(() => app.heard.length === 9);
    await app.webhooks.settled();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(app.heard).toHaveLength(9);
    expect(new Set(app.heard.map(({ headers }) => headers["x-shopify-webhook-id"]))).toHaveLength(1);
    expect(new Set(app.heard.map(({ body }) => body.toString()))).toHaveLength(1);
    expect(app.webhooks.log().map(({ tries }) => tries)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1]);
    expect(app.webhooks.waiting()).toBe(0);
    expect(app.heard[8]!.at - app.heard[7]!.at).toBeGreaterThan(app.heard[4]!.at - app.heard[3]!.at);
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
    app.answer = (response) => response.writeHead(status, { Location: "/elsewhere" }).end();
    app.update();
    await app.webhooks.settled();
    expect(app.heard).toHaveLength(1);
    expect(app.webhooks.log()[0]).toMatchObject({ status, error: expect.stringContaining(words) as unknown });
    expect(app.webhooks.waiting()).toBe(1);
  });

  test("counts an answer that comes too late as a failure", async () => {
    app.answer = (response) => setTimeout(() => response.end(), 1_000);
    app.update();
    await app.webhooks.settled();
    expect(app.webhooks.log()[0]).toMatchObject({ status: null, error: "no answer within 0.3 s" });
  });

  test("counts an app that is not there as a failure, and reaches it when it is back", async () => {
    const { port } = app.server.address() as AddressInfo;
    await new Promise((resolve) => app.server.close(resolve));
    app.webhooks.knobs.retryWindowMs = 2_000;
    app.update();
    await app.webhooks.settled();
    expect(app.webhooks.log()[0]!.status).toBeNull();
    await new Promise<void>((resolve) => app.server.listen(port, "127.0.0.1", resolve));
    await until(() => app.heard.length === 1);
    await app.webhooks.settled();
    expect(app.webhooks.log()[0]).toMatchObject({ status: 200, error: null });
  });

  test("deletes a shop's own subscription after eight failures in a row, never one of the toml", async () => {
    app.answer = (response, { url }) => response.writeHead(url === "/own" ? 500 : 200).end();
    app.webhooks.knobs.retryWindowMs = 300;
    const at = app.shop.world.iso();
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
    app.shop.world.state.webhookSubscriptions["7"] = { ...own, includeFields: [...own.includeFields], createdAt: at, updatedAt: at };
    app.update();
    await until(() => app.heard.filter(({ url }) => url === "/own").length === 8);
    await app.webhooks.settled();
    const first = app.heard.find(({ url }) => url === "/own")!;
    expect(first.headers["x-shopify-name"]).toBe("mine");
    expect(first.body.toString()).toBe(`{"id":${app.shop.customer.id},"default_address":{"zip":"20457"}}`);
    expect(app.shop.world.state.webhookSubscriptions).toEqual({});
    expect(app.webhooks.waiting()).toBe(0);
    expect(app.heard.filter(({ url }) => url === "/webhooks")).toHaveLength(1);
  });
});

test("what waits when the simulator stops is sent by the next one", async () => {
  app.answer = (response) => response.writeHead(500).end();
  app.update();
  await app.webhooks.settled();
  app.webhooks.keep();
  app.answer = (response) => response.end();
  const next = makeWebhooks(app.config, testShop().world);
  expect(next.waiting()).toBe(1);
  setClockOffset(4 * 3_600_000);
  await next.tick();
  setClockOffset(0);
  expect(app.heard.map(({ body }) => body.toString())).toEqual([app.heard[0]!.body.toString(), app.heard[0]!.body.toString()]);
  expect(next.waiting()).toBe(0);
});
