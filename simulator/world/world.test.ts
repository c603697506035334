import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { scenarios } from "../scenarios/index.ts";
import type { Simulator } from "../simulator.ts";
import { money } from "./money.ts";
import type { WorldState } from "./types.ts";
import { World } from "./world.ts";

const folders: string[] = [];
afterEach(() => vi.useRealTimers());
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true })));

describe("the world", () => {
  test("comes back from its snapshot as it was, and goes on counting where it stopped", async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "world-"));
    folders.push(folder);
    const file = path.join(folder, "deep", "world.json");
    const world = new World(file);
    for (const name of ["first-week", "two-agents-one-refund"]) await scenarios[name]?.play({ world } as Simulator);
    const given = world.newId();
    world.save();
    const again = new World(file);
    expect(again.state).toEqual(world.state);
    expect(JSON.parse(JSON.stringify(world.state))).toEqual(world.state);
    expect(BigInt(again.newId())).toBeGreaterThan(BigInt(given));
  });

  test("writes a large world once a second at most, and at once when it is told to", () => {
    vi.useFakeTimers();
    const folder = mkdtempSync(path.join(tmpdir(), "world-"));
    folders.push(folder);
    const file = path.join(folder, "world.json");
    const world = new World(file);
    const written = (): number => (JSON.parse(readFileSync(file, "utf8")) as WorldState).clockOffsetMs;
    world.state.mails.push({ text: "x".repeat(600_000) } as unknown as WorldState["mails"][number]);
    world.save();
    world.state.clockOffsetMs = 1;
    for (let moment = 0; moment < 9; moment += 1) {
      world.changed();
      vi.advanceTimersByTime(100);
    }
    expect(written()).toBe(0);
    vi.advanceTimersByTime(60_000);
    expect(written()).toBe(1);
    world.state.clockOffsetMs = 2;
    world.changed();
    world.save();
    expect(written()).toBe(2);
    expect(readdirSync(folder)).toEqual(["world.json"]);
  });

  test("gives ids that a JavaScript number can't hold", () => {
    const world = new World();
    const ids = Array.from({ length: 1000 }, () => world.newId());
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(Number(id) > Number.MAX_SAFE_INTEGER && /^\d{16}$/.test(id)).toBe(true);
  });

  test("plays a deed in the past and returns to the present, also when the deed fails", async () => {
    const world = new World();
    const past = Date.parse("2026-01-02T03:04:05Z");
    expect(await world.at(past, () => world.iso())).toBe("2026-01-02T03:04:05Z");
    await expect(world.at(past, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(world.now()).toBeGreaterThan(past + 86_400_000);
  });

  test("counts money without losing a cent", () => {
    expect(money.add("0.1", "0.2")).toBe("0.30");
    expect(money.share("10.00", 1, 3)).toBe("3.33");
    expect(money.subtract("10.00", "10.01")).toBe("-0.01");
    expect([money.graphql("110.00"), money.graphql("12.50"), money.graphql("12.34")]).toEqual(["110.0", "12.5", "12.34"]);
    expect([money.add("-0.005"), money.add("-0.004"), money.negate("0")]).toEqual(["-0.01", "0.00", "0.00"]);
    expect(money.times("123456789.12", "1234.5")).toBe("152407406168.64");
    for (const text of ["1,00", "", "-", ".5", "5.", "1.2.3", "1e5", "1.23456"])
      expect(() => money.add(text), text).toThrow("not a decimal");
    expect(() => money.times("900000000000", 900)).toThrow("too large an amount");
  });
});
