import { expect, test } from "vitest";
import { nextStep } from "./next-step";
import type { Return } from "./return";

const line = (quantity: number, processedQuantity: number) => ({ quantity, processedQuantity }) as Return["lines"][number];
const one = (status: Return["status"], lines = [line(2, 0)], refundedTotal = "0.00") => ({
  status,
  source: "portal" as const,
  returnAddress: null as string | null,
  refundedTotal,
  declineReason: null,
  declineNote: null,
  lines,
});
const step = (of: ReturnType<typeof one>, more = {}) => nextStep({ one: of, previewed: false, moving: false, reachable: true, ...more });

test("an approved return says that the shopper knows, and to wait for the parcel", () => {
  expect(step(one("open"))?.text).toBe("The shopper was told. When the parcel is here, book what arrived.");
});

test("nobody was told of a return without an address or made in Shopify", () => {
  expect(step(one("open"), { reachable: false })?.text).toBe("When the parcel is here, book what arrived.");
  expect(step({ ...one("open"), source: "shopify" as never })?.text).toBe("When the parcel is here, book what arrived.");
});

test("the shopper knows of a return from Shopify that was approved here", () => {
  expect(step({ ...one("open"), source: "shopify" as never, returnAddress: "Kai 1" })?.text).toContain("The shopper was told.");
});

test("a refunded return that awaits nothing offers to be closed", () => {
  expect(step(one("open", [line(2, 2)], "72.00"))?.button).toBe("close");
});

test("while money moves nothing else is asked for", () => {
  expect(step(one("open"), { moving: true })).toMatchObject({ title: "Shopify is booking it" });
});

test("a part that is still awaited is not closed by itself", () => {
  expect(step(one("open", [line(2, 1)], "36.00"))?.button).toBeUndefined();
});

test("pieces booked without a refund lead to the order in Shopify", () => {
  expect(step(one("open", [line(1, 1)]))?.button).toBe("order");
});
