import { expect, test } from "vitest";
import { noteBudget, restFor } from "./api-budget.server";

test("background work rests until half of the shop's points are there, and not at all above", () => {
  noteBudget("demo.myshopify.com", { currentlyAvailable: 600, maximumAvailable: 2_000, restoreRate: 100 });
  expect(restFor("demo.myshopify.com")).toBe(4_000);
  noteBudget("demo.myshopify.com", { currentlyAvailable: 1_000, maximumAvailable: 2_000, restoreRate: 100 });
  expect(restFor("demo.myshopify.com")).toBe(0);
});

test("each shop has a budget of its own; an unknown one is treated with care", () => {
  expect(restFor("second.myshopify.com")).toBe(5_000);
  noteBudget("demo.myshopify.com", undefined);
  expect(restFor("demo.myshopify.com")).toBe(0);
});
