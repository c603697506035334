import { describe, expect, test } from "vitest";
import { finder } from "./finder.ts";

interface Box {
  id: string;
  parts: { id: string }[];
}

const boxes = (): Record<string, Box> => ({
  1: { id: "1", parts: [{ id: "a" }, { id: "b" }] },
  2: { id: "2", parts: [{ id: "c" }] },
});

describe("finding a record by one of its parts", () => {
  test("names the record that holds the part, and none for a part nobody has", () => {
    const find = finder((box: Box) => box.parts);
    const table = boxes();
    expect(["a", "b", "c", "d"].map((id) => find(table, id)?.id)).toEqual(["1", "1", "2", undefined]);
  });

  test("sees parts that were added, moved or taken away since it looked last", () => {
    const find = finder((box: Box) => box.parts);
    const table = boxes();
    find(table, "a");
    table["2"]!.parts.push({ id: "d" });
    expect(find(table, "d")?.id).toBe("2");
    table["2"]!.parts.push(...table["1"]!.parts.splice(0, 1));
    expect(find(table, "a")?.id).toBe("2");
    delete table["2"];
    expect(find(table, "a")).toBeUndefined();
  });

  test("keeps two worlds apart", () => {
    const find = finder((box: Box) => box.parts);
    expect(find(boxes(), "a")?.id).toBe("1");
    expect(find({}, "a")).toBeUndefined();
  });
});
