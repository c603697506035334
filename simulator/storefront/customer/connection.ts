import { GraphQLError } from "graphql";

/** Arguments of every connection. */
export interface PageArgs {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

/** A page of a list, with cursors made from the nodes' ids. @throws GraphQLError without exactly one of first and last. */
export function connection<T extends { id?: string }>(all: T[], args: PageArgs): Record<string, unknown> {
  const first = args.first ?? undefined;
  const last = args.last ?? undefined;
  if (first === undefined && last === undefined)
    throw new GraphQLError("you must provide one of first or last", { extensions: { code: "BAD_REQUEST" } });
  if (first !== undefined && last !== undefined)
    throw new GraphQLError("providing both first and last is not supported", { extensions: { code: "BAD_REQUEST" } });
  const list = args.reverse ? [...all].reverse() : all;
  const cursor = (node: T): string => Buffer.from(JSON.stringify({ id: node.id ?? all.indexOf(node) })).toString("base64");
  const after = args.after ? list.findIndex((node) => cursor(node) === args.after) + 1 : 0;
  const before = args.before ? list.findIndex((node) => cursor(node) === args.before) : list.length;
  const between = list.slice(after, before < 0 ? list.length : before);
  const nodes = first !== undefined ? between.slice(0, first) : between.slice(Math.max(0, between.length - (last ?? 0)));
  const [head, tail] = [nodes[0], nodes.at(-1)];
  return {
    nodes,
    edges: nodes.map((node) => ({ node, cursor: cursor(node) })),
    pageInfo: {
      startCursor: head ? cursor(head) : null,
      endCursor: tail ? cursor(tail) : null,
      hasNextPage: tail ? list.indexOf(tail) < list.length - 1 : false,
      hasPreviousPage: head ? list.indexOf(head) > 0 : false,
    },
  };
}
