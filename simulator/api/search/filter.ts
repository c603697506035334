import type { AdminContext } from "../context.ts";
import { badRequest } from "../errors.ts";
import { holds, parseSearch } from "./parse.ts";
import type { Term } from "./parse.ts";

/** Filters of one kind of record, by the name used in the search text. "" matches bare words. */
export type Filters<T> = Record<string, (record: T, term: Term, ctx: AdminContext) => boolean>;

const ZONED = /(?:Z|[+-]\d{2}:?\d{2})$/;

const times = new WeakMap<Term, number>();

const timeIn = (term: Term, ctx: AdminContext): number => {
  const at = times.get(term) ?? readTime(term, ctx);
  times.set(term, at);
  return at;
};

const readTime = (term: Term, ctx: AdminContext): number => {
  if (term.value.toLowerCase() === "now") return ctx.world.now();
  const dated = ZONED.test(term.value) || !term.value.includes("T") ? term.value : `${term.value}Z`;
  const at = Date.parse(dated);
  if (Number.isNaN(at)) throw badRequest(`Invalid timestamp for query filter \`${term.field ?? ""}\`.`);
  return at;
};

/** A filter on a time; a bare date with `:` matches that day. */
export const byTime =
  <T>(read: (record: T) => string | null): Filters<T>[string] =>
  (record, term, ctx) => {
    const wanted = timeIn(term, ctx);
    const text = read(record);
    if (text === null) return false;
    const actual = Date.parse(text);
    if (term.operator === ":" && /^\d{4}-\d{2}-\d{2}$/.test(term.value)) return actual >= wanted && actual < wanted + 86_400_000;
    return holds(term, actual, wanted);
  };

/** A filter on the numeric id. */
export const byId =
  <T extends { id: string }>(): Filters<T>[string] =>
  (record, term) =>
    /^\d+$/.test(term.value) && holds(term, BigInt(record.id), BigInt(term.value));

/** A filter on text without regard to case; `*` at the end matches a beginning. */
export const byText =
  <T>(read: (record: T) => (string | null)[]): Filters<T>[string] =>
  (record, term) => {
    const wanted = term.value.toLowerCase();
    const start = wanted.endsWith("*") ? wanted.slice(0, -1) : undefined;
    return read(record).some((value) => {
      const actual = value?.toLowerCase();
      return actual !== undefined && (start === undefined ? actual === wanted : actual.startsWith(start));
    });
  };

/** A filter on a status; several may be given with commas. */
export const byStatus =
  <T>(read: (record: T, ctx: AdminContext) => string | null): Filters<T>[string] =>
  (record, term, ctx) =>
    term.value
      .toLowerCase()
      .split(",")
      .map((value) => value.trim())
      .includes((read(record, ctx) ?? "").toLowerCase());

/**
 * Records that match a search text. A filter that is not known matches everything and is told in `extensions.search`, as Shopify does.
 * @param path of the field, for that note.
 */
export function search<T>(
  ctx: AdminContext,
  records: readonly T[],
  text: string | null | undefined,
  filters: Filters<T>,
  path: string[],
): T[] {
  if (!text?.trim()) return [...records];
  const query = parseSearch(text);
  const unknown = [...new Set(query.flat().map((term) => term.field))].filter(
    (field): field is string => field !== null && !filters[field],
  );
  if (unknown.length) {
    const parsed = Object.fromEntries(query.flat().map((term) => [term.field ?? "default", term.value]));
    const warnings = unknown.map((field) => ({ field, message: "Invalid search field for this query.", code: "invalid_field" }));
    ctx.notices.push({ path, query: text, parsed, warnings });
  }
  // Also when there is nothing to compare with.
  for (const term of query.flat()) if (term.field?.endsWith("_at") && filters[term.field]) timeIn(term, ctx);
  const fits = (record: T, term: Term): boolean => {
    const filter = filters[term.field ?? ""];
    return filter ? filter(record, term, ctx) !== term.negated : true;
  };
  return records.filter((record) => query.some((terms) => terms.every((term) => fits(record, term))));
}
