import { badRequest } from "./errors.ts";

/** Arguments of every connection field. */
export interface PageArgs {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

/** A connection as GraphQL reads it: nodes and edges of the same page. */
export interface Connection<T> {
  nodes: T[];
  edges: { cursor: string; node: T }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
}

const cursorOf = (id: string): string => Buffer.from(JSON.stringify({ last_id: id })).toString("base64");

const idAt = (cursor: string): string => {
  try {
    const read = JSON.parse(Buffer.from(cursor, "base64").toString("utf8")) as { last_id?: unknown };
    if (typeof read.last_id === "string" || typeof read.last_id === "number") return String(read.last_id);
  } catch {
    throw badRequest("Malformed cursor");
  }
  throw badRequest("Malformed cursor");
};

const given = (size: number | null | undefined): size is number => size !== null && size !== undefined;

const check = ({ first, last }: PageArgs): void => {
  if (!given(first) && !given(last)) throw badRequest("you must provide one of first or last");
  if (given(first) && given(last)) throw badRequest("providing both first and last is not supported");
  if ((first ?? last ?? 0) < 0) throw badRequest(`${given(first) ? "first" : "last"} must be positive or zero`);
};

/**
 * One page of `all`, which is already filtered and sorted.
 * @param idOf names each record; cursors carry it, so a page stays right while records are added.
 * @throws GraphQLError BAD_REQUEST in Shopify's words for missing, or doubled sizes and for unreadable cursors.
 */
export function paginate<T>(all: readonly T[], args: PageArgs, idOf: (item: T) => string): Connection<T> {
  check(args);
  const list = args.reverse ? all.toReversed() : all;
  const position = (cursor: string, otherwise: number): number => {
    const id = idAt(cursor);
    const found = list.findIndex((item) => idOf(item) === id);
    return found < 0 ? otherwise : found;
  };
  const from = args.after ? position(args.after, -1) + 1 : 0;
  const to = args.before ? position(args.before, list.length) : list.length;
  const within = list.slice(from, to);
  const start = given(args.last) ? Math.max(0, within.length - args.last) : 0;
  const page = given(args.last) ? within.slice(start) : within.slice(0, args.first ?? 0);
  const edges = page.map((node) => ({ cursor: cursorOf(idOf(node)), node }));
  return {
    nodes: page,
    edges,
    pageInfo: {
      hasNextPage: from + start + page.length < list.length,
      hasPreviousPage: from + start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** A connection over world records, by their `id`. */
export const pageOf = <T extends { id: string }>(all: readonly T[], args: PageArgs): Connection<T> =>
  paginate(all, args, (item) => item.id);

/** A list field with an optional `first` (Order.fulfillments, Order.refunds, Order.transactions). */
export const listOf = <T>(all: readonly T[], args: { first?: number | null }): T[] => all.slice(0, args.first ?? all.length);
