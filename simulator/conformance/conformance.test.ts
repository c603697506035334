import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { differences } from "./compare.ts";
import { stories } from "./fixture.ts";
import type { Outcome } from "./replay.ts";
import { replayAll } from "./run.ts";

interface Known {
  story: string;
  ids: string[];
  reason: string;
}

const known = JSON.parse(readFileSync(new URL("./known-differences.json", import.meta.url), "utf8")) as Known[];
const named = (outcome: { story: string; id: string }): string => `${outcome.story} ${outcome.id}`;

let outcomes: Outcome[] = [];
beforeAll(async () => {
  outcomes = await replayAll();
}, 60_000);

describe("recorded requests of real stores", () => {
  it("are all asked", () => {
    const recorded = stories().flatMap((story) =>
      story.requests.filter((request) => !request.skip).map((request) => named({ story: story.name, id: request.id })),
    );
    expect(outcomes.map(named)).toEqual(recorded);
    expect(recorded.length).toBeGreaterThan(250);
  });

  it("are answered alike in shape, status, values and error text in at least 98 of 100 cases", () => {
    const alike = outcomes.filter((outcome) => outcome.differences.length === 0);
    expect(alike.length / outcomes.length).toBeGreaterThanOrEqual(0.98);
  });

  it("differ only where the list of known differences says so, and every entry of the list still differs", () => {
    const differing = outcomes.filter((outcome) => outcome.differences.length > 0).map(named);
    const listed = known.flatMap((entry) => entry.ids.map((id) => named({ story: entry.story, id })));
    expect(differing.sort()).toEqual(listed.sort());
    for (const entry of known) expect(entry.reason.length).toBeGreaterThan(20);
  });

  it("cost what the store charged, where the request itself was recorded", () => {
    const rebuilt = new Set(
      stories().flatMap((story) =>
        story.requests.filter((request) => request.rebuilt).map((request) => named({ story: story.name, id: request.id })),
      ),
    );
    const wrong = outcomes.filter((outcome) => outcome.cost && outcome.cost.recorded !== outcome.cost.here && !rebuilt.has(named(outcome)));
    expect(wrong.map(named)).toEqual(["fulfillment-event-create-validation fulfillmentEventStatusEnum"]);
  });
});

describe("the comparison", () => {
  const compare = (recorded: unknown, ours: unknown): string[] =>
    differences({ status: 200, response: { data: recorded } }, { status: 200, response: { data: ours } });

  it("sees other words, missing and additional fields, null for a record, and lists of other length", () => {
    expect(compare({ message: "Return not found." }, { message: "Return was not found." })).toHaveLength(1);
    expect(compare({ a: 1 }, {})).toHaveLength(1);
    expect(compare({}, { a: 1 })).toHaveLength(1);
    expect(compare({ order: { id: "gid://shopify/Order/1" } }, { order: null })).toHaveLength(1);
    expect(compare({ returns: [1] }, { returns: [1, 1] })).toHaveLength(1);
    expect(compare({ amount: "20.0" }, { amount: "20.00" })).toHaveLength(1);
  });

  it("does not mind which ids, times and order numbers a store gave", () => {
    expect(
      compare(
        { id: "gid://shopify/Order/1", at: "2026-01-01T00:00:00Z", name: "#9" },
        { id: "gid://shopify/Order/2", at: "2026-02-01T00:00:00Z", name: "#7" },
      ),
    ).toEqual([]);
    expect(compare({ id: "gid://shopify/Order/1" }, { id: "gid://shopify/Return/1" })).toHaveLength(1);
  });
});
