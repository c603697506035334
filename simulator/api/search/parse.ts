/** One condition of a search text: `name:#1001`, `updated_at:>'2026-01-01'`, `-tag:x`, or a bare word (no field). */
export interface Term {
  field: string | null;
  operator: ":" | ">" | ">=" | "<" | "<=";
  value: string;
  negated: boolean;
}

/** Alternatives (OR) of conjunctions (AND). */
export type Query = Term[][];

const TOKEN = /\s*(-|NOT\s+)?(?:([A-Za-z_]+):)?\s*(>=|<=|>|<)?\s*(?:"([^"]*)"|'([^']*)'|\(([^)]*)\)|([^\s]+))/gy;

/**
 * Reads Shopify's search syntax (https://shopify.dev/docs/api/usage/search-syntax): terms, quotes, comparisons, `-`/NOT, AND, OR.
 * Brackets group alternatives of one field only: `status:(open OR closed)` has no use in the filters played here.
 */
export function parseSearch(text: string): Query {
  const query: Query = [[]];
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const [, minus, field, operator, double, single, grouped, bare] = match;
    const value = double ?? single ?? grouped ?? bare ?? "";
    if (!field && bare === "OR") query.push([]);
    else if (!field && bare === "AND") continue;
    else
      query
        .at(-1)
        ?.push({ field: field?.toLowerCase() ?? null, operator: (operator ?? ":") as Term["operator"], value, negated: Boolean(minus) });
  }
  return query.filter((terms) => terms.length > 0);
}

/** Compares as the operator asks; equality when there is none. */
export function holds(term: Term, actual: number | bigint, wanted: number | bigint): boolean {
  switch (term.operator) {
    case ">":
      return actual > wanted;
    case ">=":
      return actual >= wanted;
    case "<":
      return actual < wanted;
    case "<=":
      return actual <= wanted;
    default:
      return actual === wanted;
  }
}
