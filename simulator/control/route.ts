import type { Simulator } from "../simulator.ts";

/** What a route of the control API is given. */
export interface Call {
  sim: Simulator;
  /** Values of the path's `:names`. */
  params: Record<string, string>;
  query: URLSearchParams;
  /** The JSON body, {} without one. */
  fields: Record<string, unknown>;
}

export interface Route {
  /** "POST /api/orders/:id/ship" */
  at: string;
  /** One sentence for people who read the list of routes. */
  does: string;
  /** The answer, written as JSON. @throws BadInput with a sentence */
  run: (call: Call) => unknown;
}

/** The values of `:names` when the path fits the pattern. */
export function paramsOf(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = decodeURIComponent(given[index] ?? "");
    if (part.startsWith(":") && value !== "") params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}
