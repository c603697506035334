import { expect, test } from "vitest";
import { defaultRules } from "~/features/policies/policy";
import { RETURN_STATUSES, type ReturnLine } from "./return";
import { stepsFor, whyNot } from "./return-life";
import { returnUntil } from "./return-window";

const lines = (processedQuantity = 0): ReturnLine[] => [
  {
    id: "l",
    gid: "g",
    fulfillmentLineItemId: "f",
    lineId: "o",
    quantity: 2,
    processedQuantity,
    refundedQuantity: 0,
    reason: "UNWANTED",
    customerNote: null,
    restockingFeePercent: "0",
  },
];

test.each([
  ["requested", ["approve", "decline", "withdraw"]],
  ["open", ["withdraw", "receive", "close"]],
  ["failed", ["send-again"]],
  ["sending", []],
  ["closed", []],
  ["declined", []],
  ["canceled", []],
] as const)("staff see the buttons of a return that is %s", (status, steps) => {
  expect(stepsFor({ status, refundedTotal: "0.00", lines: lines() }, "staff")).toEqual(steps);
});

test("a shopper may withdraw and nothing else", () => {
  for (const status of RETURN_STATUSES) {
    const steps = stepsFor({ status, refundedTotal: "0.00", lines: lines() }, "shopper");
    expect(steps).toEqual(status === "requested" || status === "open" ? ["withdraw"] : []);
  }
});

test("a return of which pieces arrived or were refunded can't be withdrawn", () => {
  expect(whyNot({ status: "open", refundedTotal: "0.00", lines: lines(1) }, "withdraw", "shopper")).toContain("arrived");
  expect(whyNot({ status: "open", refundedTotal: "5.00", lines: lines() }, "withdraw", "shopper")).toContain("arrived");
});

test("the window counts from delivery", () => {
  const shipment = { shippedAt: new Date("2026-01-01T00:00:00Z"), deliveredAt: new Date("2026-01-04T00:00:00Z") };
  expect(returnUntil(defaultRules, shipment)?.toISOString()).toBe("2026-02-03T00:00:00.000Z");
});

test("without a delivery the days on the way are assumed", () => {
  const shipment = { shippedAt: new Date("2026-01-01T00:00:00Z"), deliveredAt: null };
  expect(returnUntil({ windowDays: 30, transitDays: 5 }, shipment)?.toISOString()).toBe("2026-02-05T00:00:00.000Z");
});

test("a window of 0 days never ends", () => {
  expect(returnUntil({ windowDays: 0, transitDays: 5 }, { shippedAt: new Date(), deliveredAt: null })).toBeNull();
});
