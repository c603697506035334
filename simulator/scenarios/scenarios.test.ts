import { describe, expect, test } from "vitest";
import { orderTotals, paymentsOf, refundableOf } from "../actions/compute-money.ts";
import { financialStatus, fulfillmentDisplayStatus, fulfillmentStatus } from "../actions/compute-status.ts";
import { processable } from "../actions/process-return.ts";
import type { Announcement, Simulator } from "../simulator.ts";
import { money } from "../world/money.ts";
import { World } from "../world/world.ts";
import { scenarios } from "./index.ts";
import { DAY, DEMO, SECOND } from "./scenario.ts";

interface Played {
  world: World;
  announced: Announcement[];
  look: string[];
  milliseconds: number;
}

const NOW = Date.parse("2026-10-05T09:30:00Z");

async function play(name: string, world = new World()): Promise<Played> {
  const announced: Announcement[] = [];
  world.onAnnounce((one) => announced.push(one));
  const started = performance.now();
  const scenario = scenarios[name];
  if (!scenario) throw new Error(`no scenario ${name}`);
  const { look } = await world.at(NOW, () => scenario.play({ world } as Simulator));
  return { world, announced, look, milliseconds: performance.now() - started };
}

const demoOrders = (world: World): World["state"]["orders"][string][] =>
  Object.values(world.state.orders).filter((order) => order.shop === DEMO);

describe("opening", () => {
  test("opens both shops with staff, products and customers, and installs nothing", async () => {
    const { world } = await play("opening");
    expect(Object.keys(world.state.shops)).toEqual([DEMO, SECOND]);
    expect([world.state.installations, world.state.orders]).toEqual([{}, {}]);
    const staff = Object.values(world.state.staff).filter((one) => one.shop === DEMO);
    expect(staff.filter((one) => one.accountOwner)).toHaveLength(1);
    expect(staff.filter((one) => !one.permissions.some((scope) => scope === "*" || scope === "read_orders"))).toHaveLength(1);
    const products = Object.values(world.state.products).filter((one) => one.shop === DEMO);
    expect(products.length).toBeGreaterThanOrEqual(10);
    for (const product of products) expect(product.image).toBe(`/files/${product.handle}.svg`);
  });

  test("played twice it opens nothing twice", async () => {
    const { world } = await play("opening");
    const before = JSON.stringify(world.state);
    await play("opening", world);
    expect(JSON.stringify(world.state)).toBe(before);
  });
});

describe("first-week", () => {
  test("makes 200 orders from 20 countries in under two seconds, the same each time", async () => {
    const one = await play("first-week");
    expect(demoOrders(one.world)).toHaveLength(200);
    expect(new Set(demoOrders(one.world).map((order) => order.shippingAddress?.countryCode)).size).toBe(20);
    expect(one.milliseconds).toBeLessThan(2000);
    expect((await play("first-week")).world.state).toEqual(one.world.state);
  });

  test("shows parcels, orders, payments and returns in every state", async () => {
    const { world } = await play("first-week");
    const parcels = new Set(Object.values(world.state.fulfillments).map(fulfillmentDisplayStatus));
    const wanted = [
      "FULFILLED",
      "CARRIER_PICKED_UP",
      "IN_TRANSIT",
      "DELAYED",
      "OUT_FOR_DELIVERY",
      "ATTEMPTED_DELIVERY",
      "READY_FOR_PICKUP",
      "DELIVERED",
      "FAILURE",
    ];
    expect(wanted.filter((status) => !parcels.has(status))).toEqual([]);
    const orders = demoOrders(world);
    expect(new Set(orders.map((order) => fulfillmentStatus(world, order)))).toEqual(
      new Set(["FULFILLED", "PARTIALLY_FULFILLED", "UNFULFILLED"]),
    );
    const paid = new Set(orders.map((order) => financialStatus(world, order)));
    expect(["PAID", "REFUNDED", "PARTIALLY_REFUNDED", "PENDING", "AUTHORIZED"].filter((status) => !paid.has(status as never))).toEqual([]);
    const returns = new Set(Object.values(world.state.returns).map((one) => one.status));
    expect(returns).toEqual(new Set(["REQUESTED", "OPEN", "CLOSED", "DECLINED", "CANCELED"]));
    expect(orders.filter((order) => order.customerId === null).length).toBeGreaterThan(20);
    expect(orders.filter((order) => order.fulfillmentIds.length > 1).length).toBeGreaterThan(5);
    expect(orders.filter((order) => order.discountCode).length).toBeGreaterThan(10);
    expect(orders.filter((order) => order.cancelledAt).length).toBeGreaterThan(3);
  });

  test("every deed is announced at its own time, in order, within the last month, and none in the future", async () => {
    const { announced } = await play("first-week");
    const times = announced.filter((one) => one.topic.startsWith("orders/")).map((one) => Date.parse(one.at));
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThan(NOW - 31 * DAY);
    expect(times.at(-1)).toBeLessThanOrEqual(NOW);
    expect(announced.filter((one) => one.topic === "orders/create")).toHaveLength(200);
  });

  test("order numbers follow time, and no order gave back more than it received", async () => {
    const { world } = await play("first-week");
    const orders = demoOrders(world).sort((a, b) => a.number - b.number);
    expect(orders.map((order) => order.createdAt)).toEqual(orders.map((order) => order.createdAt).sort());
    for (const order of orders) {
      expect(money.compare(orderTotals(world, order).net, "0")).toBeGreaterThanOrEqual(0);
      for (const payment of paymentsOf(world, order))
        expect(money.compare(refundableOf(world, order, payment), "0")).toBeGreaterThanOrEqual(0);
    }
  });
});

describe("bookshop", () => {
  test("sixty orders of the second shop within fifty days, parcels and returns in several states, nothing in the first shop", async () => {
    const { world, announced } = await play("bookshop");
    const orders = Object.values(world.state.orders);
    expect(new Set(orders.map((order) => `${order.shop} ${order.currency}`))).toEqual(new Set([`${SECOND} GBP`]));
    expect(orders).toHaveLength(60);
    for (const order of orders) expect(Date.parse(order.createdAt)).toBeGreaterThan(NOW - 51 * DAY);
    for (const one of announced) expect(Date.parse(one.at)).toBeLessThanOrEqual(NOW);
    const parcels = new Set(Object.values(world.state.fulfillments).map(fulfillmentDisplayStatus));
    expect(["DELIVERED", "IN_TRANSIT", "FULFILLED", "FAILURE"].filter((status) => !parcels.has(status))).toEqual([]);
    expect(orders.filter((order) => fulfillmentStatus(world, order) === "UNFULFILLED" && !order.cancelledAt)).toHaveLength(2);
    const returns = Object.values(world.state.returns).map((one) => one.status);
    expect(returns.sort()).toEqual(["CLOSED", "DECLINED", "OPEN", "REQUESTED"]);
    expect((await play("bookshop")).world.state).toEqual(world.state);
  });
});

describe("the short stories", () => {
  test("late-parcel: the last scan is days old and nothing is planned", async () => {
    const { world, look } = await play("late-parcel");
    const [parcel] = Object.values(world.state.fulfillments);
    expect(parcel?.plan).toEqual([]);
    expect(Date.parse(parcel?.events.at(-1)?.happenedAt ?? "")).toBeLessThan(NOW - 5 * DAY);
    expect(Date.parse(parcel?.estimatedDeliveryAt ?? "")).toBeLessThan(NOW);
    expect(look[0]).toContain("#1001");
  });

  test("half-an-order-comes-back: two of four delivered pieces wait for an answer", async () => {
    const { world } = await play("half-an-order-comes-back");
    expect(Object.values(world.state.returns)).toMatchObject([{ status: "REQUESTED", lines: [{ quantity: 2 }] }]);
    expect(Object.values(world.state.orders)[0]?.lines).toMatchObject([{ quantity: 4 }]);
    expect(Object.values(world.state.fulfillments).map(fulfillmentDisplayStatus)).toEqual(["DELIVERED"]);
  });

  test("two-agents-one-refund: everything is unpacked and nothing is processed or refunded yet", async () => {
    const { world } = await play("two-agents-one-refund");
    const [subject] = Object.values(world.state.returns);
    if (!subject) throw new Error("no return");
    expect([subject.status, processable(subject).length, world.state.refunds]).toEqual(["OPEN", 2, {}]);
    expect(Object.values(world.state.reverseFulfillmentOrders)).toMatchObject([{ status: "CLOSED" }]);
  });

  test("uninstall-and-return: the shop that came back keeps its data, the other is told to erase", async () => {
    const { world, announced } = await play("uninstall-and-return");
    expect(world.state.installations[DEMO]?.uninstalledAt).toBeNull();
    expect(announced.filter((one) => one.topic === "app/uninstalled").map((one) => one.shop)).toEqual([SECOND, DEMO]);
    expect(announced.filter((one) => one.topic === "shop/redact").map((one) => one.shop)).toEqual([SECOND]);
  });

  test("any story can follow any other, and twice", async () => {
    const world = new World();
    for (const name of [...Object.keys(scenarios), ...Object.keys(scenarios)]) await play(name, world);
    const emails = Object.values(world.state.customers).map((one) => `${one.shop} ${one.email ?? one.id}`);
    expect(new Set(emails).size).toBe(emails.length);
  });
});
