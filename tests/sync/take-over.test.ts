import { beforeAll, describe, expect, it } from "vitest";
import { addFulfillmentEvent } from "../../simulator/actions/add-fulfillment-event";
import { addProduct } from "../../simulator/actions/add-product";
import { placeOrder } from "../../simulator/actions/place-order";
import { shipOrder } from "../../simulator/actions/ship-order";
import { runLaterJobs } from "../support/jobs";
import { deliver, hearShopify, openApp, type Told } from "../support/shopify-told";
import { startSimulator, type TestSimulator } from "../support/simulator";
import { findOrder } from "~/features/orders/find-order.server";
import type { OrderInFull } from "~/features/orders/order";
import { prisma } from "~/platform/db/db.server";
import { syncOrder } from "~/features/sync/sync-order.server";

const SHOP = "demo.myshopify.com";
let sim: TestSimulator;
let heard: Told[];
let variantId: string;

beforeAll(async () => {
  sim = startSimulator();
  heard = hearShopify(sim);
  await openApp(sim, SHOP);
  const made = addProduct(sim.world, { shop: SHOP, title: "Wool socks", variants: [{ sku: "SOCK-M", title: "M", price: "12.50" }] });
  variantId = made.product?.variants[0]?.id ?? "";
});

function place(): { id: string; gid: string; told: Told[] } {
  const from = heard.length;
  const { order, userErrors } = placeOrder(sim.world, {
    shop: SHOP,
    customerId: null,
    email: "Ada@Example.com",
    phone: "+4930901820",
    lines: [{ variantId, quantity: 2 }],
    shipping: { title: "Standard", price: "4.90" },
  });
  if (!order) throw new Error(JSON.stringify(userErrors));
  return { id: order.id, gid: `gid://shopify/Order/${order.id}`, told: heard.slice(from) };
}

const factsOf = async (orderId: string): Promise<string[]> =>
  (await prisma.fact.findMany({ where: { shop: SHOP, orderId }, orderBy: { id: "asc" } })).map((fact) => {
    const { status } = fact.payload as { status?: string };
    return status ? `${fact.name} ${status}` : fact.name;
  });

/** Ships and lets the carrier speak; what Shopify tells meanwhile. */
function shipAndDeliver(id: string): Told[] {
  const from = heard.length;
  const { fulfillment } = shipOrder(sim.world, { orderId: id });
  for (const status of ["IN_TRANSIT", "OUT_FOR_DELIVERY", "DELIVERED"] as const)
    addFulfillmentEvent(sim.world, {
      fulfillmentId: fulfillment?.id ?? "",
      status,
      happenedAt: sim.world.iso(sim.world.now() + heard.length),
    });
  return heard.slice(from);
}

const STORY = ["orderPlaced", "parcelShipped shipped", "parcelMoved in_transit", "parcelMoved out_for_delivery", "parcelMoved delivered"];
const withoutChanges = (facts: string[]): string[] => facts.filter((fact) => fact !== "orderChanged");

describe("an order told by webhooks", () => {
  it("is taken over with lines, contact and sums, and told as placed once", async () => {
    const { gid, told } = place();
    await deliver([...told, ...told]);
    const order = await findOrder(SHOP, gid);
    expect(order).toMatchObject({ email: "ada@example.com", phone: "+4930901820", currency: "EUR", fulfillmentStatus: "UNFULFILLED" });
    expect(order.lines).toMatchObject([{ title: "Wool socks", variantTitle: "M", quantity: 2, price: "12.50" }]);
    expect(withoutChanges(await factsOf(gid))).toEqual(["orderPlaced"]);
  });

  it("ends the same whether its news come in order, reversed or twice, and each word of the carrier is told once", async () => {
    const orders = [];
    for (const shuffle of [(t: Told[]) => t, (t: Told[]) => t.toReversed(), (t: Told[]) => [...t, ...t.toReversed()]]) {
      const { id, gid, told } = place();
      await deliver(shuffle([...told, ...shipAndDeliver(id)]));
      const order = await findOrder(SHOP, gid);
      orders.push(order);
      const facts = withoutChanges(await factsOf(gid));
      expect(new Set(facts).size).toBe(facts.length);
      expect(facts).toContain("parcelMoved delivered");
    }
    for (const order of orders) {
      expect(order).toMatchObject({ parcelState: "delivered", fulfillmentStatus: "FULFILLED" });
      expect(order.parcels).toHaveLength(1);
      expect(order.parcels[0]?.shipmentStatus).toBe("delivered");
      expect(order.parcels[0]?.events.map((event) => event.status)).toEqual(["delivered", "out_for_delivery", "in_transit"]);
      expect(order.parcels[0]?.lines).toMatchObject([{ title: "Wool socks", quantity: 2 }]);
    }
  });

  it("tells the whole story in order when nothing is late", async () => {
    const { id, gid, told } = place();
    await deliver([...told, ...shipAndDeliver(id)]);
    expect(withoutChanges(await factsOf(gid))).toEqual(STORY);
  });

  it("is not undone by an older version that comes late", async () => {
    const { id, gid, told } = place();
    const later = shipAndDeliver(id).filter((one) => one.topic === "orders/updated");
    await deliver([...later.slice(-1)]);
    await deliver(told);
    expect(await findOrder(SHOP, gid)).toMatchObject({ fulfillmentStatus: "FULFILLED" });
  });

  it("gets the same content when it is read again from Shopify", async () => {
    const { id, gid, told } = place();
    await deliver([...told, ...shipAndDeliver(id)]);
    const byWebhooks = await findOrder(SHOP, gid);
    expect(await syncOrder(SHOP, gid)).toMatch(/^Updated #/);
    const byRead = await findOrder(SHOP, gid);
    const alike = (order: OrderInFull): object => ({
      ...order,
      syncedAt: null,
      updatedAt: null,
      // no message tells these two
      lines: order.lines.map((line) => ({ ...line, imageUrl: null })),
      parcels: order.parcels.map((parcel) => ({
        ...parcel,
        estimatedDeliveryAt: null,
        lines: parcel.lines.map((line) => ({ ...line, imageUrl: null })),
      })),
    });
    expect(alike(byRead)).toEqual(alike(byWebhooks));
    expect(byRead.parcels[0]?.estimatedDeliveryAt).toBeInstanceOf(Date);
    expect(byRead.lines[0]?.imageUrl).toMatch(/wool-socks/);
  });

  it("gets its pictures, and its parcel's promised day, without being asked", async () => {
    const { id, gid, told } = place();
    await deliver([...told, ...shipAndDeliver(id)]);
    await runLaterJobs();
    const { lines, parcels } = await findOrder(SHOP, gid);
    expect(lines[0]?.imageUrl).toMatch(/wool-socks/);
    expect(parcels[0]?.estimatedDeliveryAt).toBeInstanceOf(Date);
  });

  it("whose parcel is told before the order itself is asked for and found", async () => {
    const { id, gid } = place();
    await deliver(shipAndDeliver(id).filter((one) => one.topic.startsWith("fulfillment")));
    await runLaterJobs();
    expect(await findOrder(SHOP, gid)).toMatchObject({ parcelState: "delivered" });
    expect(await prisma.order.count({ where: { shop: "second.myshopify.com" } })).toBe(0);
  });

  it("stays away after it was deleted, though an older message follows", async () => {
    const { id, gid, told } = place();
    const body = `{"id":${id}}`;
    await deliver([{ webhookId: crypto.randomUUID(), topic: "orders/delete", shop: SHOP, at: sim.world.iso(), body }, ...told]);
    await expect(findOrder(SHOP, gid)).rejects.toThrow("no-such-order");
  });

  it("of before the installation is history: its parcels are taken over and not told", async () => {
    await prisma.shop.update({ where: { shop: SHOP }, data: { installedAt: new Date(sim.world.now() + 3_600_000) } });
    const { id, gid, told } = place();
    await deliver([...told, ...shipAndDeliver(id)]);
    expect(await findOrder(SHOP, gid)).toMatchObject({ parcelState: "delivered" });
    expect(await factsOf(gid)).not.toContain("orderPlaced");
    expect(await factsOf(gid)).not.toContain("parcelShipped shipped");
  });
});
