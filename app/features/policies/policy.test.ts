import { describe, expect, test } from "vitest";
import { defaultRules, inForceAt, isFinalSale, policyRules, shippingFeeOf, type Policy } from "./policy";

const version = (n: number, from: string): Policy => ({
  id: String(n),
  version: n,
  rules: defaultRules,
  inForceFrom: new Date(from),
  createdBy: "x",
});

describe("which version decides", () => {
  const versions = [version(2, "2026-03-01T00:00:00Z"), version(1, "2026-01-01T00:00:00Z")];
  test("the one in force when the order was placed", () => {
    expect(inForceAt(versions, new Date("2026-02-10T00:00:00Z")).version).toBe(1);
    expect(inForceAt(versions, new Date("2026-03-01T00:00:00Z")).version).toBe(2);
  });
  test("an order older than every version falls under the first", () => {
    expect(inForceAt(versions, new Date("2025-06-01T00:00:00Z")).version).toBe(1);
  });
});

test("a final-sale tag counts whatever its case", () => {
  expect(isFinalSale(defaultRules, { id: null, tags: ["Final-Sale"] })).toBe(true);
  expect(isFinalSale(defaultRules, { id: "gid://shopify/Product/1", tags: ["sale"] })).toBe(false);
});

test("a product named in the policy is final sale", () => {
  const rules = { ...defaultRules, finalSaleProducts: ["gid://shopify/Product/1"] };
  expect(isFinalSale(rules, { id: "gid://shopify/Product/1", tags: [] })).toBe(true);
});

test("the shipping fee counts only when the shopper pays a flat fee", () => {
  expect(shippingFeeOf({ ...defaultRules, returnShippingFee: "4.90", payer: "shop" })).toBe("0.00");
  expect(shippingFeeOf({ ...defaultRules, returnShippingFee: "4.90", payer: "flat-fee" })).toBe("4.90");
});

test.each(["-1", "101", "1.234", "ten", ""])("a restocking fee of %j percent is refused", (restockingFeePercent) => {
  expect(policyRules.safeParse({ ...defaultRules, restockingFeePercent }).success).toBe(false);
});
