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

/** How a plan is counted: sizes are the asked ones, or those of the answer. */
interface Count {
  variables: Record<string, unknown>;
  actual: boolean;
}

/** Points of a part of the document; `data` is what was answered there. */
type Cost = (data: unknown, count: Count) => number;

interface Compiler {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
}

/** What a document's operation costs, for any variables and answer. */
export interface CostPlan {
  /** Before the call: by the page sizes asked for. */
  requested(variables: Record<string, unknown>): number;
  /** After it: by what was returned. */
  actual(variables: Record<string, unknown>, data: unknown): number;
}

const isFree = (type: GraphQLNamedType): boolean =>
  FREE.has(type.name) ||
  ((isObjectType(type) || isInterfaceType(type)) &&
    (type.name === "UserError" || type.getInterfaces().some((item) => item.name === "DisplayableError")));

const weight = (count: number): number => (count === 0 ? 0 : Math.max(1, Math.floor(2 * Math.log(count))));

const none: Cost = () => 0;
const isMissing = (data: unknown): boolean => data === null || data === undefined;
const itemsOf = (data: unknown): unknown[] => (Array.isArray(data) ? data : isMissing(data) ? [] : [data]);
const at = (data: unknown, key: string): unknown =>
  typeof data === "object" && data !== null ? (data as Record<string, unknown>)[key] : undefined;
const keyOf = (node: FieldNode): string => node.alias?.value ?? node.name.value;

/** The dearest of the items; one unknown item when sizes are the asked ones. */
const dearest = (items: readonly unknown[], cost: Cost, count: Count): number => {
  let most = 0;
  for (const item of items) most = Math.max(most, cost(item, count));
  return most;
};

/** Reads the page size asked for; a number in the text is read once. */
const pageSize = (node: FieldNode, field: GraphQLField<unknown, unknown>): ((variables: Count["variables"]) => number) => {
  const readers = ["first", "last"].flatMap((name) => {
    const type = field.args.find((argument) => argument.name === name)?.type;
    const given = node.arguments?.find((argument) => argument.name.value === name)?.value;
    if (!type || !given) return [];
    const read = (variables: Count["variables"]): unknown => valueFromAST(given, type, variables);
    const fixed = given.kind === Kind.INT ? read({}) : undefined;
    return [fixed === undefined ? read : () => fixed];
  });
  return (variables) => {
    for (const read of readers) {
      const size = read(variables);
      if (typeof size === "number") return size;
    }
    return 0;
  };
};

const selectionsOf = (
  { fragments }: Compiler,
  selection: SelectionNode,
): { type: string | undefined; set: SelectionSetNode } | undefined => {
  if (selection.kind === Kind.INLINE_FRAGMENT) return { type: selection.typeCondition?.name.value, set: selection.selectionSet };
  if (selection.kind !== Kind.FRAGMENT_SPREAD) return undefined;
  const fragment = fragments[selection.name.value];
  return fragment && { type: fragment.typeCondition.name.value, set: fragment.selectionSet };
};

/** Where a connection's records stand in its answer, with what one of them costs. */
interface NodePart {
  read(data: unknown): unknown[];
  cost: Cost;
}

const nodeParts = (compiler: Compiler, set: SelectionSetNode, type: GraphQLNamedType, read: NodePart["read"]): NodePart[] =>
  set.selections.flatMap((selection) => {
    const inner = selectionsOf(compiler, selection);
    if (inner) return nodeParts(compiler, inner.set, type, read);
    if (selection.kind !== Kind.FIELD || !selection.selectionSet || !isObjectType(type)) return [];
    const field = type.getFields()[selection.name.value];
    if (!field) return [];
    const key = keyOf(selection);
    const below = (data: unknown): unknown[] => read(data).flatMap((item) => itemsOf(at(item, key)));
    const target = getNamedType(field.type);
    if (field.name === "edges") return nodeParts(compiler, selection.selectionSet, target, below);
    if (field.name !== "nodes" && field.name !== "node") return [];
    return [{ read: below, cost: compileSet(compiler, selection.selectionSet, target) }];
  });

const compileConnection = (compiler: Compiler, node: FieldNode, field: GraphQLField<unknown, unknown>, type: GraphQLNamedType): Cost => {
  const size = pageSize(node, field);
  const parts = node.selectionSet ? nodeParts(compiler, node.selectionSet, type, (data) => [data]) : [];
  return (data, count) => {
    let nodes = 0;
    let found = 0;
    for (const part of parts) {
      const items = count.actual ? part.read(data) : [undefined];
      found = Math.max(found, items.length);
      nodes += 1 + dearest(items, part.cost, count);
    }
    return 2 + weight(count.actual ? found : size(count.variables)) * nodes;
  };
};

/** The records a mutation gives back are free; what is asked for inside them is not. */
const compilePayload = (compiler: Compiler, node: FieldNode, type: GraphQLNamedType): Cost => {
  const parts = (node.selectionSet?.selections ?? []).flatMap((selection) => {
    const field = selection.kind === Kind.FIELD && isObjectType(type) ? type.getFields()[selection.name.value] : undefined;
    if (selection.kind !== Kind.FIELD || !field) return [];
    return [{ key: keyOf(selection), cost: compileSet(compiler, selection.selectionSet, getNamedType(field.type)) }];
  });
  return (data, count) =>
    parts.reduce((sum, { key, cost }) => sum + dearest(count.actual ? itemsOf(at(data, key)) : [undefined], cost, count), 0);
};

const compileField = (compiler: Compiler, node: FieldNode, parent: GraphQLNamedType): Cost => {
  if (node.name.value.startsWith("__") || !(isObjectType(parent) || isInterfaceType(parent))) return none;
  const field = parent.getFields()[node.name.value];
  if (!field) return none;
  const type = getNamedType(field.type);
  if (parent === compiler.schema.getMutationType()) {
    const isIdempotent = node.directives?.some((directive) => directive.name.value === "idempotent") ?? false;
    const own = MUTATION_COST + (isIdempotent ? IDEMPOTENT_COST : 0);
    const payload = compilePayload(compiler, node, type);
    return (data, count) => own + payload(data, count);
  }
  if (isLeafType(type)) return none;
  if (type.name.endsWith("Connection")) return compileConnection(compiler, node, field, type);
  const own = isFree(type) ? 0 : 1;
  if (type.name === "Count") return (data, count) => (count.actual && isMissing(data) ? own : COUNT_COST);
  const inner = compileSet(compiler, node.selectionSet, type);
  const isList = isListType(getNullableType(field.type));
  return (data, count) => {
    if (count.actual && isMissing(data)) return own;
    return own + (count.actual && isList ? dearest(itemsOf(data), inner, count) : Math.max(0, inner(data, count)));
  };
};

function compileSet(compiler: Compiler, set: SelectionSetNode | undefined, type: GraphQLNamedType): Cost {
  const fields: { key: string; cost: Cost }[] = [];
  const sums: Cost[] = [];
  const branches: Cost[] = [];
  for (const selection of set?.selections ?? []) {
    if (selection.kind === Kind.FIELD) {
      const cost = compileField(compiler, selection, type);
      if (cost !== none) fields.push({ key: keyOf(selection), cost });
      continue;
    }
    const inner = selectionsOf(compiler, selection);
    if (!inner) continue;
    const target = inner.type ? (compiler.schema.getType(inner.type) ?? type) : type;
    const cost = compileSet(compiler, inner.set, target);
    if (cost !== none) (isAbstractType(type) && target !== type ? branches : sums).push(cost);
  }
  if (fields.length + sums.length + branches.length === 0) return none;
  return (data, count) => {
    let cost = 0;
    for (const field of fields) cost += field.cost(at(data, field.key), count);
    for (const sum of sums) cost += sum(data, count);
    let branch = 0;
    for (const one of branches) branch = Math.max(branch, one(data, count));
    return cost + branch;
  };
}

/** Points of a query: objects 1, mutations 10, counts 10, connections 2 + ⌊2·ln n⌋ × node; found from answers of real stores. */
export function compileCost(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): CostPlan {
  const fragments: Record<string, FragmentDefinitionNode> = {};
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
  const root = operation.operation === "mutation" ? schema.getMutationType() : schema.getQueryType();
  const cost = root ? compileSet({ schema, fragments }, operation.selectionSet, root) : none;
  return {
    requested: (variables) => cost(undefined, { variables, actual: false }),
    actual: (variables, data) => cost(data, { variables, actual: true }),
  };
}
