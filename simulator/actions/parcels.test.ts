import { describe, expect, test } from "vitest";
import { addFulfillmentEvent } from "./add-fulfillment-event.ts";
import { cancelFulfillment } from "./cancel-fulfillment.ts";
import { CARRIERS } from "./carriers.ts";
import { fulfillmentDisplayStatus, fulfillmentStatus } from "./compute-status.ts";
import { createFulfillment } from "./create-fulfillment.ts";
import { loseParcel } from "./lose-parcel.ts";
import { moveParcels } from "./move-parcels.ts";
import { shipOrder } from "./ship-order.ts";
import { ordered, testWorld } from "./test-world.ts";
import { made } from "./user-error.ts";

const DAY = 86_400_000;

describe("sending", () => {
  test("wrong fulfillments are refused as recorded", () => {
    const t = testWorld();
    const [one, two] = [ordered(t, [2]), ordered(t, [1])];
    const source = t.world.state.fulfillmentOrders[one.fulfillmentOrderIds[0] ?? ""];
    const id = source?.id ?? "";
    const line = source?.lines[0]?.id ?? "";
    const message = (groups: { id: string; lines?: { id: string; quantity: number }[] }[]): unknown =>
      createFulfillment(t.world, { shop: t.shop, fulfillmentOrders: groups }).userErrors[0];
    const said = (text: string): unknown => ({ field: ["fulfillment"], message: text, code: null });
    expect(message([{ id: "999" }])).toEqual(said("Fulfillment order does not exist."));
    const ids = `Multiple orders with ids [${one.id}, ${two.id}] were found.`;
    expect(message([{ id }, { id: two.fulfillmentOrderIds[0] ?? "" }])).toEqual(
      said(`All fulfillment orders must belong to the same order. ${ids}`),
    );
    expect(message([{ id, lines: [{ id: line, quantity: 0 }] }])).toEqual({
      field: ["fulfillment", "lineItemsByFulfillmentOrder", "0", "fulfillmentOrderLineItems", "0", "quantity"],
      message: "Quantity must be greater than 0",
      code: null,
    });
    expect(message([{ id, lines: [{ id: "999", quantity: 1 }] }])).toEqual(said("Fulfillment order line item does not exist."));
    expect(message([{ id, lines: [{ id: line, quantity: 3 }] }])).toEqual(said("Invalid fulfillment order line item quantity requested."));
    expect(message([{ id }])).toBeUndefined();
    expect(message([{ id }])).toEqual(said(`Fulfillment order ${id} has an unfulfillable status= closed.`));
  });

  test("a part leaves the order partially fulfilled, the rest completes it, a cancelled parcel waits again", () => {
    const t = testWorld();
    const order = ordered(t, [3]);
    expect(fulfillmentStatus(t.world, order)).toBe("UNFULFILLED");
    shipOrder(t.world, { orderId: order.id, quantity: 1 });
    expect(fulfillmentStatus(t.world, order)).toBe("PARTIALLY_FULFILLED");
    const rest = made(shipOrder(t.world, { orderId: order.id }), "fulfillment");
    expect(fulfillmentStatus(t.world, order)).toBe("FULFILLED");
    cancelFulfillment(t.world, { fulfillmentId: rest.id });
    expect([fulfillmentStatus(t.world, order), fulfillmentDisplayStatus(rest)]).toEqual(["PARTIALLY_FULFILLED", "CANCELED"]);
    expect(order.lines[0]?.fulfillableQuantity).toBe(2);
    expect(made(shipOrder(t.world, { orderId: order.id }), "fulfillment").lines).toMatchObject([{ quantity: 2 }]);
  });

  test("a carrier reports what it planned as the clock moves, each step at its own time", async () => {
    const t = testWorld();
    const start = Date.parse("2026-10-01T08:00:00Z");
    const order = await t.world.at(start, () => ordered(t, [1]));
    const parcel = await t.world.at(start, () => made(shipOrder(t.world, { orderId: order.id }), "fulfillment"));
    expect(fulfillmentDisplayStatus(parcel)).toBe("FULFILLED");
    await t.world.at(start + 9 * 3_600_000, () => moveParcels(t.world));
    expect(parcel.events.map((event) => [event.status, event.happenedAt])).toEqual([
      ["LABEL_PRINTED", "2026-10-01T09:00:00Z"],
      ["CARRIER_PICKED_UP", "2026-10-01T16:00:00Z"],
    ]);
    await t.world.at(start + 10 * DAY, () => moveParcels(t.world));
    expect([fulfillmentDisplayStatus(parcel), parcel.plan, parcel.inTransitAt]).toEqual(["DELIVERED", [], "2026-10-01T16:00:00Z"]);
    expect(parcel.deliveredAt).toBe(parcel.events.at(-1)?.happenedAt);
    expect((await t.world.at(start + 11 * DAY, () => moveParcels(t.world))).events).toEqual([]);
  });

  test("the next step can be had at once, and a lost parcel moves no more", () => {
    const t = testWorld();
    const parcel = made(shipOrder(t.world, { orderId: ordered(t, [1]).id }), "fulfillment");
    expect(moveParcels(t.world, { fulfillmentId: parcel.id, next: true }).events).toMatchObject([{ status: "LABEL_PRINTED" }]);
    loseParcel(t.world, { fulfillmentId: parcel.id });
    expect(moveParcels(t.world, { fulfillmentId: parcel.id, next: true }).events).toEqual([]);
    expect(loseParcel(t.world, { fulfillmentId: "999" }).userErrors[0]?.message).toBe("Fulfillment does not exist.");
  });

  test("an event keeps what the carrier said; one for an unknown parcel is refused as recorded", () => {
    const t = testWorld();
    const parcel = made(shipOrder(t.world, { orderId: ordered(t, [1]).id }), "fulfillment");
    const scan = {
      status: "IN_TRANSIT" as const,
      city: "Toronto",
      latitude: 43.6532,
      happenedAt: "2026-05-05T20:21:01Z",
      estimatedDeliveryAt: "2026-05-07T20:20:01Z",
    };
    addFulfillmentEvent(t.world, { fulfillmentId: parcel.id, ...scan });
    expect(parcel).toMatchObject({ events: [scan], inTransitAt: scan.happenedAt, estimatedDeliveryAt: scan.estimatedDeliveryAt });
    expect(addFulfillmentEvent(t.world, { fulfillmentId: "999", status: "IN_TRANSIT" }).userErrors).toEqual([
      { field: ["fulfillmentEvent", "fulfillmentId"], message: "Fulfillment does not exist.", code: null },
    ]);
  });

  test("tracking numbers have their carrier's shape, stand in the link and do not repeat", () => {
    const shapes = {
      DHL: /^00340434\d{12}$/,
      DPD: /^0998\d{10}$/,
      UPS: /^1Z9R\d{14}$/,
      "Royal Mail": /^RX\d{9}GB$/,
      PostNL: /^3SHPNE\d{7}$/,
    };
    for (const [name, carrier] of Object.entries(CARRIERS)) {
      const numbers = Array.from({ length: 500 }, (_, seed) => carrier.number(7000 + seed * 7));
      expect(new Set(numbers).size).toBe(numbers.length);
      for (const number of numbers) expect(number).toMatch(shapes[name as keyof typeof shapes]);
      expect(new URL(carrier.url(numbers[0] ?? "")).protocol).toBe("https:");
      expect(carrier.url("N1")).toContain("N1");
    }
  });
});
