import { expect, test } from "vitest";
import { stricter, type ReturnablePieces } from "./returnable";
import type { StoreRules } from "./store-rules";

const pieces = (quantity: number, lineId = "L", why: ReturnablePieces["why"] = null): ReturnablePieces => ({
  lineId,
  fulfillmentLineItemId: `F${quantity}`,
  quantity,
  why,
  until: null,
});
const rules = (quantity: number, ...reasons: ("FINAL_SALE" | "RETURN_WINDOW_EXPIRED" | "UNFULFILLED")[]): StoreRules =>
  new Map([["L", { quantity, reasons }]]);

test("the store's rules take away what our policy would allow, and say why", () => {
  expect(stricter([pieces(2)], rules(0, "RETURN_WINDOW_EXPIRED"))).toMatchObject([{ quantity: 0, why: "store-window" }]);
  expect(stricter([pieces(2)], rules(0, "UNFULFILLED", "FINAL_SALE"))).toMatchObject([{ quantity: 0, why: "final-sale" }]);
});

test("they never allow what our policy forbids", () => {
  expect(stricter([pieces(0, "L", "window-over")], rules(2))).toMatchObject([{ quantity: 0, why: "window-over" }]);
});

test("fewer pieces of a line are shared out over its parcels", () => {
  expect(stricter([pieces(2), pieces(1)], rules(2, "RETURN_WINDOW_EXPIRED")).map((line) => [line.quantity, line.why])).toEqual([
    [2, null],
    [0, "store-window"],
  ]);
});

test("a line of which the store says nothing keeps our decision", () => {
  expect(stricter([pieces(2, "other")], rules(0))).toMatchObject([{ quantity: 2, why: null }]);
});
