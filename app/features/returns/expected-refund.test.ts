import fc from "fast-check";
import { expect, test } from "vitest";
import { addAmounts } from "~/lib/money";
import { expectedRefund } from "./expected-refund";

const line = { quantity: 1, ordered: 2, refundedBefore: 0, lineTotal: "72.00", lineTax: "11.50", restockingFeePercent: "0" };

test("a piece is worth its part of the line after discounts", () => {
  expect(expectedRefund([line], true, "0.00")).toEqual({ value: "36.00", restockingFee: "0.00", shippingFee: "0.00", refund: "36.00" });
});

test("tax on top comes back with the price, and the restocking fee is taken from the price alone", () => {
  const refund = expectedRefund([{ ...line, restockingFeePercent: "10" }], false, "0.00");
  expect(refund).toMatchObject({ value: "41.75", restockingFee: "3.60", refund: "38.15" });
});

test("the shipping fee is kept once, not for each line", () => {
  expect(expectedRefund([line, line], true, "4.90").refund).toBe("67.10");
});

test("fees higher than the value leave nothing to refund, never a debt", () => {
  expect(expectedRefund([{ ...line, lineTotal: "2.00" }], true, "4.90").refund).toBe("0.00");
});

test("nothing chosen costs nothing", () => {
  expect(expectedRefund([], true, "4.90")).toMatchObject({ shippingFee: "0.00", refund: "0.00" });
});

test("parts of a line add up to the whole line without a lost cent", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 500_000 }), (ordered, cents) => {
      const lineTotal = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
      const parts = Array.from(
        { length: ordered },
        (_, at) => expectedRefund([{ ...line, ordered, lineTotal, refundedBefore: at }], true, "0.00").refund,
      );
      expect(addAmounts(...parts)).toBe(addAmounts(lineTotal));
    }),
  );
});
