import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isObjectType,
  Kind,
  valueFromAST,
} from "graphql";
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLField,
  GraphQLNamedType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionNode,
  SelectionSetNode,
} from "graphql";

/** Types that cost nothing themselves. */
const FREE = new Set(["MoneyBag", "MoneyV2", "PageInfo"]);
const MUTATION_COST = 10;
/** What @idempotent adds to a mutation, as recorded for refundCreate. */
const IDEMPOTENT_COST = 10;
const COUNT_COST = 10;

interface Walk {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  /** Sizes are the asked ones, or those of the answer. */
  actual: boolean;
}

const isFree = (type: GraphQLNamedType): boolean =>
  FREE.has(type.name) ||
  ((isObjectType(type) || isInterfaceType(type)) &&
    (type.name === "UserError" || type.getInterfaces().some((item) => item.name === "DisplayableError")));

const weight = (count: number): number => (count === 0 ? 0 : Math.max(1, Math.floor(2 * Math.log(count))));

const itemsOf = (data: unknown): unknown[] => (Array.isArray(data) ? data : data === null || data === undefined ? [] : [data]);

const record = (data: unknown): Record<string, unknown> =>
  typeof data === "object" && data !== null ? (data as Record<string, unknown>) : {};

const pageSize = (walk: Walk, node: FieldNode, field: GraphQLField<unknown, unknown>): number => {
  for (const name of ["first", "last"]) {
    const definition = field.args.find((argument) => argument.name === name);
    const given = node.arguments?.find((argument) => argument.name.value === name);
    if (!definition || !given) continue;
    const value: unknown = valueFromAST(given.value, definition.type, walk.variables);
    if (typeof value === "number") return value;
  }
  return 0;
};

const selectionsOf = (walk: Walk, selection: SelectionNode): { type: string | undefined; set: SelectionSetNode } | undefined => {
  if (selection.kind === Kind.INLINE_FRAGMENT) return { type: selection.typeCondition?.name.value, set: selection.selectionSet };
  if (selection.kind !== Kind.FRAGMENT_SPREAD) return undefined;
  const fragment = walk.fragments[selection.name.value];
  return fragment && { type: fragment.typeCondition.name.value, set: fragment.selectionSet };
};

const connectionCost = (walk: Walk, node: FieldNode, type: GraphQLNamedType, size: number, data: unknown): number => {
  let nodes = 0;
  let found = 0;
  const look = (set: SelectionSetNode, parent: GraphQLNamedType, answer: Record<string, unknown>): void => {
    for (const selection of set.selections) {
      const inner = selectionsOf(walk, selection);
      if (inner) look(inner.set, parent, answer);
      if (selection.kind !== Kind.FIELD || !isObjectType(parent)) continue;
      const name = selection.name.value;
      const field = parent.getFields()[name];
      const got = itemsOf(answer[selection.alias?.value ?? name]);
      const target = field && getNamedType(field.type);
      if (name === "edges" && selection.selectionSet && target) {
        found = Math.max(found, got.length);
        const edgeData = { node: got.map((edge) => record(edge).node) };
        look(selection.selectionSet, target, edgeData);
      }
      if ((name === "nodes" || name === "node") && selection.selectionSet && target) {
        found = Math.max(found, got.length);
        nodes +=
          1 + Math.max(0, ...(walk.actual ? got : [undefined]).map((item) => selectionCost(walk, selection.selectionSet, target, item)));
      }
    }
  };
  if (node.selectionSet) look(node.selectionSet, type, record(data));
  return 2 + weight(walk.actual ? found : size) * nodes;
};

const fieldCost = (walk: Walk, node: FieldNode, parent: GraphQLNamedType, data: unknown): number => {
  const name = node.name.value;
  if (name.startsWith("__") || !(isObjectType(parent) || isInterfaceType(parent))) return 0;
  const field = parent.getFields()[name];
  if (!field) return 0;
  const type = getNamedType(field.type);
  const isMutation = parent === walk.schema.getMutationType();
  const idempotent = node.directives?.some((directive) => directive.name.value === "idempotent") ? IDEMPOTENT_COST : 0;
  if (isMutation) return MUTATION_COST + idempotent + payloadCost(walk, node, type, data);
  if (isLeafType(type)) return 0;
  if (type.name.endsWith("Connection")) return connectionCost(walk, node, type, pageSize(walk, node, field), data);
  if (walk.actual && (data === null || data === undefined)) return isFree(type) ? 0 : 1;
  if (type.name === "Count") return COUNT_COST;
  const own = isFree(type) ? 0 : 1;
  const items = walk.actual && isListType(getNullableType(field.type)) ? itemsOf(data) : [data];
  return own + Math.max(0, ...items.map((item) => selectionCost(walk, node.selectionSet, type, item)));
};

/** The records a mutation gives back are free; what is asked for inside them is not. */
const payloadCost = (walk: Walk, node: FieldNode, type: GraphQLNamedType, data: unknown): number => {
  let cost = 0;
  for (const selection of node.selectionSet?.selections ?? []) {
    if (selection.kind !== Kind.FIELD || !isObjectType(type)) continue;
    const field = type.getFields()[selection.name.value];
    if (!field) continue;
    const got = record(data)[selection.alias?.value ?? selection.name.value];
    if (walk.actual && (got === null || got === undefined)) continue;
    const target = getNamedType(field.type);
    const items = walk.actual && Array.isArray(got) ? got : [got];
    cost += Math.max(0, ...items.map((item) => selectionCost(walk, selection.selectionSet, target, item)));
  }
  return cost;
};

function selectionCost(walk: Walk, set: SelectionSetNode | undefined, type: GraphQLNamedType, data: unknown): number {
  if (!set) return 0;
  let sum = 0;
  let branches = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      sum += fieldCost(walk, selection, type, record(data)[selection.alias?.value ?? selection.name.value]);
      continue;
    }
    const inner = selectionsOf(walk, selection);
    if (!inner) continue;
    const target = inner.type ? (walk.schema.getType(inner.type) ?? type) : type;
    const cost = selectionCost(walk, inner.set, target, data);
    if (isAbstractType(type) && target !== type) branches = Math.max(branches, cost);
    else sum += cost;
  }
  return sum + branches;
}

/** Parts of a call whose cost is asked for. */
export interface Costed {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  variables: Record<string, unknown>;
}

/**
 * Points of a query: objects 1, mutations 10, counts 10, connections 2 + ⌊2·ln n⌋ × node; found from answers of real stores.
 * @param data the answer, to cost what was returned instead of what was asked for.
 */
export function costOf(call: Costed, data?: unknown): number {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of call.document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  const walk = { schema: call.schema, fragments, variables: call.variables, actual: data !== undefined };
  const root = call.operation.operation === "mutation" ? call.schema.getMutationType() : call.schema.getQueryType();
  return root ? selectionCost(walk, call.operation.selectionSet, root, data) : 0;
}
