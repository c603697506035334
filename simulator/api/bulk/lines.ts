import { PAGE_KEY } from "./rewrite.ts";

type Value = Record<string, unknown>;

const isObject = (value: unknown): value is Value => typeof value === "object" && value !== null && !Array.isArray(value);

const nodesOf = (value: unknown): Value[] | undefined =>
  isObject(value) && Array.isArray(value.edges)
    ? value.edges.map((edge: unknown) => (isObject(edge) ? edge.node : null)).filter(isObject)
    : undefined;

/** A value without the connections inside it; those are handed to `found`. */
const without = (value: unknown, found: (nodes: Value[]) => void): unknown => {
  if (!isObject(value)) return value;
  const kept: Value = {};
  for (const [key, item] of Object.entries(value)) {
    const nodes = nodesOf(item);
    if (nodes) found(nodes);
    else kept[key] = without(item, found);
  }
  return kept;
};

/** Lines of a node and of everything below it: parent first, children with `__parentId`. */
function* linesOf(node: Value, parentId: string | undefined): Generator<string> {
  const children: Value[] = [];
  const line = without(node, (nodes) => children.push(...nodes)) as Value;
  yield JSON.stringify(parentId === undefined ? line : { ...line, __parentId: parentId });
  const id = typeof node.id === "string" ? node.id : parentId;
  for (const child of children) yield* linesOf(child, id);
}

/** What one step of a bulk query gave. */
export interface Step {
  lines: string[];
  roots: number;
  /** Where the next step starts; null after the last. */
  cursor: string | null;
}

/** Cuts an answer into JSONL lines, as Shopify writes them. */
export function cut(data: Value): Step {
  const root = Object.values(data)[0];
  const nodes = nodesOf(root) ?? (isObject(root) ? [root] : []);
  const page = isObject(root) ? root[PAGE_KEY] : undefined;
  const cursor = isObject(page) && page.hasNextPage === true && typeof page.endCursor === "string" ? page.endCursor : null;
  return { lines: nodes.flatMap((node) => [...linesOf(node, undefined)]), roots: nodes.length, cursor };
}
