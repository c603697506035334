import { mkdtempSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { installShiftedDate, machineNow, setClockOffset } from "../../scripts/preload/shifted-date.mjs";
import { makeFaults } from "../api/faults.ts";
import { portsFrom } from "../config.ts";
import { opening } from "../scenarios/opening.ts";
import { listen, shut } from "../servers.ts";
import type { Simulator } from "../simulator.ts";
import { makeWebhooks } from "../webhooks/engine.ts";
import { World } from "../world/world.ts";
import { controlHandler } from "./control.ts";

const DAY = 86_400_000;
let sim: Simulator;
let server: Server;
let origin: string;

beforeAll(() => installShiftedDate());
beforeEach(async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "control-"));
  const appToml = path.join(dataDir, "shopify.app.toml");
  writeFileSync(
    appToml,
    '[access_scopes]\nscopes = "read_orders,write_returns"\n[[webhooks.subscriptions]]\ncompliance_topics = ["shop/redact"]\nuri = "/c"\n',
  );
  const config = {
    ports: portsFrom(5260),
    dataDir,
    appOrigin: "http://127.0.0.1:1",
    appWindow: "",
    apiKey: "k",
    apiSecret: "s",
    appToml,
    extensionDir: "",
    appMailPort: 1,
  };
  const world = new World();
  sim = { config, world, faults: makeFaults(), webhooks: makeWebhooks(config, world) };
  await opening.play(sim);
  server = await listen("control", 0, controlHandler(sim));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => shut(server));
afterAll(() => setClockOffset(0));

/** JSON of whatever shape the route answers. */
type Answer = ReturnType<typeof JSON.parse>;

async function call(method: string, at: string, body?: unknown): Promise<{ status: number; answer: Answer }> {
  const response = await fetch(origin + at, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  return { status: response.status, answer: (await response.json()) as Answer };
}
const done = async (method: string, at: string, body?: unknown): Promise<Answer> => {
  const { status, answer } = await call(method, at, body);
  expect(answer.error).toBeUndefined();
  expect(status).toBe(200);
  return answer;
};

describe("the clock", () => {
  afterEach(() => setClockOffset(0));

  test("is moved, kept in the world, and reset", async () => {
    const { offsetMs } = await done("POST", "/api/clock", { advanceMs: DAY });
    expect(offsetMs).toBe(DAY);
    expect(sim.world.state.clockOffsetMs).toBe(DAY);
    expect(sim.world.now() - machineNow()).toBeGreaterThanOrEqual(DAY);
    expect((await done("POST", "/api/clock", { reset: true })).offsetMs).toBe(0);
  });

  test("moving it answers after the processes that follow it have seen it", async () => {
    await done("GET", "/api/clock?by=worker");
    const order: string[] = [];
    const moved = done("POST", "/api/clock", { advanceMs: DAY }).then(() => order.push("moved"));
    await new Promise((resolve) => setTimeout(resolve, 100));
    order.push("worker asks");
    expect((await done("GET", "/api/clock?by=worker")).offsetMs).toBe(DAY);
    await moved;
    expect(order).toEqual(["worker asks", "moved"]);
  });

  test("a process that stopped asking is not waited for longer than two seconds", async () => {
    await done("GET", "/api/clock?by=gone");
    const start = performance.now();
    await done("POST", "/api/clock", { advanceMs: 1_000 });
    expect(performance.now() - start).toBeLessThan(2_500);
  });

  test("moving it moves parcels and redacts shops that left 48 hours ago", async () => {
    await done("POST", "/api/install", {});
    const { order } = await done("POST", "/api/orders", {});
    await done("POST", `/api/orders/${order.id}/ship`, {});
    await done("POST", "/api/uninstall", {});
    expect((await done("POST", "/api/clock", { advanceMs: 47 * 3_600_000 })).redacted).toEqual([]);
    const later = await done("POST", "/api/clock", { advanceMs: 10 * DAY });
    expect(later.redacted).toEqual(["demo.myshopify.com"]);
    expect(later.parcelEvents).toBeGreaterThan(0);
    await sim.webhooks.settled();
    expect(sim.webhooks.log().map(({ topic }) => topic)).toContain("shop/redact");
  });

  test.each([{ advanceMs: -1 }, { advanceMs: "soon" }, { advanceMs: 1.5 }, {}, { advanceMs: 1e15 }])("%j is refused", async (fields) => {
    expect((await call("POST", "/api/clock", fields)).status).toBe(422);
  });
});

describe("a day", () => {
  test("an order is placed, shipped, moved to the door and refunded", async () => {
    const { order } = await done("POST", "/api/orders", { email: "new@example.com", name: "Nina Neu" });
    expect(order).toMatchObject({
      name: "#1001",
      email: "new@example.com",
      customerId: null,
      shippingAddress: { firstName: "Nina", lastName: "Neu" },
    });
    const { fulfillment } = await done("POST", "/api/orders/1001/ship", { company: "DHL" });
    await done("POST", `/api/fulfillments/${fulfillment.id}/next`);
    await done("POST", `/api/fulfillments/${fulfillment.id}/events`, { status: "DELIVERED", city: "Berlin" });
    const { refund } = await done("POST", "/api/refunds", { orderId: "#1001" });
    expect(refund.total).toBe((await done("GET", "/api/state")).orders[0].total);
    expect((await done("GET", "/api/state")).orders[0]).toMatchObject({
      financial: "REFUNDED",
      fulfillment: "FULFILLED",
      parcels: [{ status: "DELIVERED" }],
    });
  });

  test("a lost parcel is never heard of again", async () => {
    const { order } = await done("POST", "/api/orders", {});
    const { fulfillment } = await done("POST", `/api/orders/${order.id}/ship`);
    await done("POST", `/api/fulfillments/${fulfillment.id}/lose`);
    await done("POST", "/api/parcels/move", { next: true });
    expect(await done("GET", `/api/world?path=fulfillments.${fulfillment.id}.events`)).toEqual([]);
  });

  test("a story is played by its name; an unknown one is answered with the names there are", async () => {
    expect((await done("POST", "/api/scenarios/late-parcel")).look).toHaveLength(1);
    const { status, answer } = await call("POST", "/api/scenarios/nope");
    expect(status).toBe(404);
    expect(answer.error).toContain("first-week");
  });

  test("any action can be called by its name, its refusals come back in its own words", async () => {
    const customerId = Object.values(sim.world.state.customers)[0]!.id;
    await done("POST", "/api/install", {});
    expect(
      (
        await done("POST", "/api/act/updateOrder", {
          orderId: (await done("POST", "/api/orders", { customerId })).order.id,
          note: "Ring twice",
        })
      ).order.note,
    ).toBe("Ring twice");
    expect(await call("POST", "/api/act/createReturn", { orderId: "1", lines: [] })).toMatchObject({
      status: 422,
      answer: { error: expect.stringContaining("not") as unknown },
    });
    expect((await call("POST", "/api/act/placeOrder", { shop: "demo.myshopify.com" })).status).toBe(422);
    expect((await call("POST", "/api/act/constructor", {})).status).toBe(404);
  });

  test("the app is installed with the scopes it asks for", async () => {
    expect((await done("POST", "/api/install", { shop: "second" })).installation.scopes).toEqual(["read_orders", "write_returns"]);
    expect((await done("GET", "/api/state")).shops.map(({ installed }: Answer) => installed)).toEqual([false, true]);
    expect((await call("POST", "/api/uninstall", { shop: "demo" })).answer.error).toContain("not installed");
  });
});

describe("the machine", () => {
  test("knobs are turned one by one and back", async () => {
    expect((await done("PUT", "/api/webhooks", { copies: 3, drop: 0.5 })).knobs).toMatchObject({ copies: 3, drop: 0.5, paused: false });
    expect((await done("PUT", "/api/webhooks", { reset: true })).knobs).toMatchObject({ copies: 1, drop: 0 });
  });

  test.each([{ copies: 0 }, { drop: 2 }, { paused: "yes" }, { volume: 11 }, { retryWindowMs: -5 }])(
    "the knob setting %j is refused with a sentence",
    async (fields) => {
      const { status, answer } = await call("PUT", "/api/webhooks", fields);
      expect(status).toBe(422);
      expect(answer.error).toMatch(/\w+ .*\.$/);
    },
  );

  test("faults are ordered, listed and taken back", async () => {
    const { fault } = await done("POST", "/api/faults", { kind: "timeout-after", operation: "refundCreate", times: 2, delayMs: 100 });
    expect((await done("GET", "/api/faults")).faults).toEqual([fault]);
    expect((await call("POST", "/api/faults", { kind: "earthquake" })).answer.error).toContain("throttle");
    expect((await done("DELETE", "/api/faults")).faults).toEqual([]);
  });

  test("the world can be read by path, also below a shop's domain, and not written", async () => {
    expect(await done("GET", "/api/world?path=shops.second.myshopify.com.currency")).toBe("GBP");
    expect((await call("GET", "/api/world?path=shops.third")).status).toBe(404);
    expect((await call("PUT", "/api/world?path=shops", {})).status).toBe(404);
  });
});

test("bad input is a sentence with the right status", async () => {
  const broken = await fetch(`${origin}/api/orders`, { method: "POST", body: "{" });
  expect([broken.status, await broken.json()]).toEqual([400, { error: "The body is not JSON." }]);
  expect(await call("POST", "/api/orders", { shop: "nowhere" })).toEqual({ status: 422, answer: { error: 'There is no shop "nowhere".' } });
  expect((await call("POST", "/api/orders", { lines: "many" })).status).toBe(422);
  expect((await call("POST", "/api/orders", { lines: [{ variantId: "1", quantity: 1 }] })).answer.error).toContain(
    "Product variant does not exist",
  );
  expect((await call("POST", "/api/orders/9/ship")).status).toBe(404);
  expect((await call("POST", "/api/fulfillments/9/events", { status: "DELIVERED" })).status).toBe(404);
  expect((await call("GET", "/api/nope")).status).toBe(404);
});

test("the page shows orders, stories and every route, with nothing unescaped", async () => {
  await done("POST", "/api/orders", { email: "<b>@example.com" });
  const html = await (await fetch(`${origin}/`)).text();
  for (const text of ["#1001", "A shop&#39;s first month", "POST /api/orders/:id/ship", `http://127.0.0.1:${sim.config.ports.admin}/`])
    expect(html).toContain(text);
  expect(html).not.toContain("<b>@");
});
