import { normalise } from "./normalise.ts";

type Value = Record<string, unknown>;

const isObject = (value: unknown): value is Value => typeof value === "object" && value !== null && !Array.isArray(value);

/** Lists whose length is the store's affair: catalogues of what it happens to hold. */
const CATALOGUES = new Set(["products", "locations", "bulkOperations", "orders"]);

const shown = (value: unknown): string => (JSON.stringify(value) ?? "nothing").slice(0, 160);

const byName = (list: unknown[]): unknown[] =>
  [...list].sort((a, b) => String(isObject(a) && a.name).localeCompare(String(isObject(b) && b.name)));

const compareLists = (recorded: unknown[], ours: unknown[], path: string, catalogue: boolean): string[] => {
  // The order of an enum's values says nothing.
  if (path.endsWith(".enumValues")) return compareLists(byName(recorded), byName(ours), `${path}.sorted`, catalogue);
  if (!catalogue && recorded.length !== ours.length) return [`${path}: ${recorded.length} items recorded, ${ours.length} here`];
  if (catalogue && recorded.length > 0 && ours.length === 0) return [`${path}: items recorded, none here`];
  return recorded.slice(0, ours.length).flatMap((item, index) => walk(item, ours[index], `${path}.${index}`, catalogue));
};

function walk(recorded: unknown, ours: unknown, path: string, catalogue: boolean): string[] {
  if (Array.isArray(recorded) && Array.isArray(ours)) return compareLists(recorded, ours, path, catalogue);
  if (isObject(recorded) && isObject(ours)) {
    const missing = Object.keys(recorded).filter((key) => !(key in ours));
    const extra = Object.keys(ours).filter((key) => !(key in recorded));
    return [
      ...missing.map((key) => `${path}.${key}: recorded, not here`),
      ...extra.map((key) => `${path}.${key}: here, not recorded`),
      ...Object.keys(recorded)
        .filter((key) => key in ours)
        .flatMap((key) => walk(recorded[key], ours[key], `${path}.${key}`, catalogue || CATALOGUES.has(key))),
    ];
  }
  if (recorded === ours) return [];
  // In a catalogue only the kind of a value can agree: another store has other goods.
  const sameKind =
    typeof recorded === typeof ours && (recorded === null) === (ours === null) && !Array.isArray(recorded) && !isObject(recorded);
  return catalogue && (sameKind || recorded === null || ours === null) ? [] : [`${path}: ${shown(recorded)} recorded, ${shown(ours)} here`];
}

/** Where two answers differ in shape, status, value or error text; none when they agree. Costs are not compared here. */
export function differences(recorded: { status: number; response: Value }, ours: { status: number; response: Value }): string[] {
  const part = (response: Value, key: string): unknown => normalise(response[key] ?? null);
  return [
    ...(recorded.status === ours.status ? [] : [`status: ${recorded.status} recorded, ${ours.status} here`]),
    ...walk(part(recorded.response, "data"), part(ours.response, "data"), "data", false),
    ...walk(part(recorded.response, "errors"), part(ours.response, "errors"), "errors", false),
  ];
}
