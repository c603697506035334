import { expect, test } from "vitest";
import { Resting } from "./drain-loop.server";

test("a failed delivery rests twice as long after each try, and no other one does", () => {
  const resting = new Resting();
  resting.failed("a", 0);
  expect(resting.ids(999)).toEqual(["a"]);
  expect(resting.ids(1_001)).toEqual([]);
  resting.failed("a", 1_001);
  expect(resting.ids(3_000)).toEqual(["a"]);
  expect(resting.ids(3_002)).toEqual([]);
});

test("eight tries take more than two minutes, and what was settled long ago is forgotten", () => {
  const resting = new Resting();
  let now = 0;
  for (let tries = 1; tries < 8; tries += 1) {
    resting.failed("a", now);
    while (resting.ids(now).length > 0) now += 500;
  }
  expect(now).toBeGreaterThan(120_000);
  resting.ids(now + 700_000);
  resting.failed("a", now + 700_000);
  expect(resting.ids(now + 701_001)).toEqual([]);
});
