import { beforeAll, describe, expect, it, vi } from "vitest";
import { addProduct } from "../../simulator/actions/add-product";
import { placeOrder } from "../../simulator/actions/place-order";
import { shipOrder } from "../../simulator/actions/ship-order";
import { failedJobs, runJobs, runLaterJobs } from "../support/jobs";
import { deliver, hearShopify, openApp, type Told } from "../support/shopify-told";
import { startSimulator, type TestSimulator } from "../support/simulator";
import { findOrder } from "~/features/orders/find-order.server";
import { prisma } from "~/platform/db/db.server";
import { progressOf } from "~/features/sync/backfill";
import { findBackfill } from "~/features/sync/find-backfill.server";

const SHOP = "demo.myshopify.com";
const OTHER = "second.myshopify.com";
const ORDERS = 60;
let sim: TestSimulator;
let heard: Told[];

const place = (shop: string, variantId: string): string =>
  placeOrder(sim.world, { shop, customerId: null, email: "ada@example.com", lines: [{ variantId, quantity: 1 }] }).order?.id ?? "";

const variantOf = (shop: string): string =>
  addProduct(sim.world, { shop, title: "Mug", variants: [{ sku: "MUG", price: "9.00" }] }).product?.variants[0]?.id ?? "";

beforeAll(() => {
  sim = startSimulator();
  heard = hearShopify(sim);
});

/** Shopify's own work on the file takes its time. */
const finished = (shop: string): Promise<Told> =>
  vi.waitFor(
    () => {
      const told = heard.find((one) => one.topic === "bulk_operations/finish" && one.shop === shop);
      if (!told) throw new Error("the bulk operation is not finished");
      return told;
    },
    { timeout: 15_000 },
  );

describe("loading the past", () => {
  it("begins when the app comes to a shop, takes over every order with its parcels, and tells nothing", async () => {
    const [mine, theirs] = [variantOf(SHOP), variantOf(OTHER)];
    const ids = Array.from({ length: ORDERS }, () => place(SHOP, mine));
    for (const id of ids.slice(0, 30)) shipOrder(sim.world, { orderId: id });
    place(OTHER, theirs);
    await openApp(sim, SHOP);
    await runJobs();
    await finished(SHOP);
    for (let round = 0; round < 6; round += 1) await runLaterJobs();
    expect(await failedJobs()).toEqual([]);
    expect(await findBackfill(SHOP)).toMatchObject({ state: "done", lastError: null });
    expect(await prisma.order.count({ where: { shop: SHOP } })).toBe(ORDERS);
    const order = await findOrder(SHOP, `gid://shopify/Order/${ids[0]}`);
    expect(order.lines).toMatchObject([{ title: "Mug", quantity: 1 }]);
    expect(order.parcels).toHaveLength(1);
    expect(await prisma.fact.count({ where: { shop: SHOP, orderId: { not: null } } })).toBe(0);
    expect(await prisma.order.count({ where: { shop: OTHER } })).toBe(0);
  });

  it("goes on by Shopify's message that the operation is finished", async () => {
    await openApp(sim, OTHER);
    await runJobs();
    await deliver([await finished(OTHER)]);
    await runLaterJobs();
    for (let round = 0; round < 3; round += 1) await runLaterJobs();
    expect(await findBackfill(OTHER)).toMatchObject({ state: "done" });
    expect(await prisma.order.count({ where: { shop: OTHER } })).toBe(1);
  });

  it("shows a bar that only grows from step to step", () => {
    const steps = [
      { state: "starting", loaded: 0, expected: null },
      { state: "running", loaded: 0, expected: null },
      { state: "loading", loaded: 0, expected: 10 },
      { state: "loading", loaded: 10, expected: 10 },
      { state: "details", loaded: 0, expected: 4 },
      { state: "details", loaded: 4, expected: 4 },
      { state: "done", loaded: 4, expected: 4 },
    ] as const;
    const bars = steps.map(progressOf);
    expect(bars).toEqual(bars.toSorted((a, b) => a - b));
    expect(bars.at(-1)).toBe(100);
  });
});
