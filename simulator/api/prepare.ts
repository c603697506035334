import { GraphQLError, Kind, parse } from "graphql";
import type { DocumentNode, GraphQLFormattedError, GraphQLSchema, OperationDefinitionNode } from "graphql";
import { compileCost } from "./cost.ts";
import type { CostPlan } from "./cost.ts";
import { syntaxError } from "./syntax-error.ts";
import { validateDocument } from "./validation/validate.ts";

/** A document that was read and checked once: apps send the same few texts again and again. */
export interface Prepared {
  document: DocumentNode;
  /** Why Shopify refuses it, whatever the variables are; empty for a good one. */
  problems: readonly GraphQLError[];
  operations: readonly OperationDefinitionNode[];
  /** Operation names and root fields, each once. */
  names: readonly string[];
  /** Cost of an operation, compiled at its first use. */
  cost(operation: OperationDefinitionNode): CostPlan;
}

/** Documents kept per schema. */
const KEPT = 300;

const caches = new WeakMap<GraphQLSchema, Map<string, Prepared | GraphQLFormattedError>>();

const namesIn = (operations: readonly OperationDefinitionNode[]): string[] => {
  const fields = operations.flatMap(({ selectionSet }) => selectionSet.selections.filter((selection) => selection.kind === Kind.FIELD));
  const names = [...operations.flatMap(({ name }) => name?.value ?? []), ...fields.map((field) => field.name.value)];
  return [...new Set(names)];
};

function read(schema: GraphQLSchema, text: string): Prepared | GraphQLFormattedError {
  let document: DocumentNode;
  try {
    document = parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) return syntaxError(error, text);
    throw error;
  }
  const problems = validateDocument(schema, document);
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const plans = new Map<OperationDefinitionNode, CostPlan>();
  const cost = (operation: OperationDefinitionNode): CostPlan => {
    const plan = plans.get(operation) ?? compileCost(schema, document, operation);
    plans.set(operation, plan);
    return plan;
  };
  return { document, problems, operations, names: namesIn(operations), cost };
}

/** Parses and validates a text, or remembers that it did; the syntax error as Shopify shows it when it can't be read. */
export function prepare(schema: GraphQLSchema, text: string): Prepared | GraphQLFormattedError {
  const cache = caches.get(schema) ?? new Map<string, Prepared | GraphQLFormattedError>();
  caches.set(schema, cache);
  const prepared = cache.get(text) ?? read(schema, text);
  // The newest use stands last, so the first is the one to forget.
  cache.delete(text);
  cache.set(text, prepared);
  if (cache.size > KEPT) for (const oldest of cache.keys()) return (cache.delete(oldest), prepared);
  return prepared;
}

/** Whether a text could be read at all. */
export const isPrepared = (value: Prepared | GraphQLFormattedError): value is Prepared => "document" in value;
