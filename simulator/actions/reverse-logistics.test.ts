import { describe, expect, test } from "vitest";
import type { ReverseFulfillmentOrder } from "../world/types.ts";
import { createReverseDelivery } from "./create-reverse-delivery.ts";
import { disposeReverse } from "./dispose-reverse.ts";
import { type TestWorld, opened, sent, testWorld } from "./test-world.ts";
import { updateReverseDelivery } from "./update-reverse-delivery.ts";
import { made } from "./user-error.ts";

function reverseOf(t: TestWorld, quantities: number[]): ReverseFulfillmentOrder {
  const subject = opened(t, sent(t, quantities), quantities);
  const found = t.world.state.reverseFulfillmentOrders[subject.reverseFulfillmentOrderIds[0] ?? ""];
  if (!found) throw new Error("no reverse fulfillment order");
  return found;
}

const lineOf = (reverse: ReverseFulfillmentOrder, index = 0): string => reverse.lines[index]?.id ?? "";

describe("the way back", () => {
  test("a reverse delivery without lines carries everything, with the tracking and label that were given", () => {
    const t = testWorld();
    const reverse = reverseOf(t, [2, 3]);
    const delivery = made(
      createReverseDelivery(t.world, {
        reverseFulfillmentOrderId: reverse.id,
        lines: [],
        tracking: { number: "R1", url: "https://example.com/R1" },
        labelUrl: "https://example.com/R1.pdf",
      }),
      "reverseDelivery",
    );
    expect(delivery.lines.map((line) => line.quantity)).toEqual([2, 3]);
    expect(delivery.tracking).toEqual({ carrierName: null, number: "R1", url: "https://example.com/R1" });
    updateReverseDelivery(t.world, { reverseDeliveryId: delivery.id, tracking: { number: "R2" } });
    expect(delivery).toMatchObject({ tracking: { number: "R2" }, label: { publicFileUrl: "https://example.com/R1.pdf" } });
  });

  test("wrong reverse deliveries are refused as recorded", () => {
    const t = testWorld();
    const reverse = reverseOf(t, [1]);
    const create = (id: string, lines: { reverseFulfillmentOrderLineItemId: string; quantity: number }[]): unknown =>
      createReverseDelivery(t.world, { reverseFulfillmentOrderId: id, lines }).userErrors;
    const line = { reverseFulfillmentOrderLineItemId: lineOf(reverse), quantity: 1 };
    const path = (index: string, field: string): string[] => ["reverseDeliveryLineItems", index, field];
    expect(create("999", [])).toEqual([
      { code: "NOT_FOUND", field: ["reverseFulfillmentOrderId"], message: "Reverse fulfillment order was not found." },
    ]);
    expect(create(reverse.id, [{ ...line, reverseFulfillmentOrderLineItemId: "999" }])).toEqual([
      { code: null, field: path("0", "reverseFulfillmentOrderLineItemId"), message: "must exist" },
    ]);
    const tooMany = "cannot deliver more items than are returned";
    expect(create(reverse.id, [line, line])).toEqual([{ code: null, field: path("1", "quantity"), message: tooMany }]);
    expect(create(reverse.id, [{ ...line, quantity: 2 }])).toEqual([{ code: null, field: path("0", "quantity"), message: tooMany }]);
    expect(updateReverseDelivery(t.world, { reverseDeliveryId: "999" }).userErrors).toEqual([
      { code: "NOT_FOUND", field: ["reverseDeliveryId"], message: "Reverse delivery was not found." },
    ]);
  });

  test("dispositions stand on their line, put stock back, and the last one closes the reverse fulfillment order", () => {
    const t = testWorld();
    const reverse = reverseOf(t, [2, 1]);
    const variant = Object.values(t.world.state.products)[0]?.variants[0];
    const stock = variant?.inventory ?? 0;
    const dispose = (index: number, quantity: number, type: "RESTOCKED" | "NOT_RESTOCKED" | "PROCESSING_REQUIRED"): unknown =>
      disposeReverse(t.world, { dispositions: [{ reverseFulfillmentOrderLineItemId: lineOf(reverse, index), quantity, type }] }).userErrors;
    expect(dispose(0, 1, "PROCESSING_REQUIRED")).toEqual([]);
    expect(dispose(0, 2, "RESTOCKED")).toEqual([]);
    expect([variant?.inventory, reverse.status]).toEqual([stock + 2, "OPEN"]);
    expect(dispose(0, 1, "RESTOCKED")).toMatchObject([{ field: ["dispositionInputs", "0", "quantity"], code: "INVALID" }]);
    expect(dispose(1, 1, "NOT_RESTOCKED")).toEqual([]);
    expect(reverse.status).toBe("CLOSED");
  });

  test("wrong dispositions are refused as recorded", () => {
    const t = testWorld();
    const one = reverseOf(t, [1]);
    const other = reverseOf(t, [1]);
    expect(disposeReverse(t.world, { dispositions: [] }).userErrors).toEqual([
      { field: ["dispositionInputs"], message: "The array cannot be empty.", code: "BLANK" },
    ]);
    const put = (id: string): { reverseFulfillmentOrderLineItemId: string; quantity: number; type: "NOT_RESTOCKED" } => ({
      reverseFulfillmentOrderLineItemId: id,
      quantity: 1,
      type: "NOT_RESTOCKED",
    });
    const mixed = [
      { code: "INVALID", field: ["dispositionInputs"], message: "Cannot dispose items from more than one reverse fulfillment order." },
    ];
    expect(disposeReverse(t.world, { dispositions: [put("999")] }).userErrors).toEqual(mixed);
    expect(disposeReverse(t.world, { dispositions: [put(lineOf(one)), put(lineOf(other))] }).userErrors).toEqual(mixed);
  });

  test("a custom item can't be put on the shelf, and an unknown location is named beside it", () => {
    const t = testWorld();
    const order = sent(t, [], { lines: [{ title: "Repair", price: "10.00", quantity: 1 }] });
    const subject = opened(t, order, [1]);
    const reverse = t.world.state.reverseFulfillmentOrders[subject.reverseFulfillmentOrderIds[0] ?? ""];
    const id = reverse?.lines[0]?.id ?? "";
    const dispositions = [
      { reverseFulfillmentOrderLineItemId: id, quantity: 1, type: "RESTOCKED" as const, locationId: "999999999999999" },
    ];
    expect(disposeReverse(t.world, { dispositions }).userErrors).toEqual([
      {
        code: "INVALID",
        field: ["dispositionInputs", "0", "dispositionType"],
        message: "RESTOCKED is an invalid disposition type for a custom line item.",
      },
      { code: "NOT_FOUND", field: ["dispositionInputs", "0", "locationId"], message: "Location not found." },
    ]);
  });
});
