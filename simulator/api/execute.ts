import { execute, GraphQLError, Kind, parse } from "graphql";
import type { DocumentNode, ExecutionResult, GraphQLFormattedError, OperationDefinitionNode } from "graphql";
import type { Simulator } from "../simulator.ts";
import { runBulkOperations } from "./bulk.ts";
import type { AdminContext, Caller } from "./context.ts";
import { costOf } from "./cost.ts";
import { resolveField, resolveType } from "./resolve.ts";
import { adminSchema, servedVersion, supportedVersions } from "./schema.ts";
import { syntaxError } from "./syntax-error.ts";
import { throttle } from "./throttle.ts";
import { checkVariables } from "./validation/inputs.ts";
import { validateDocument } from "./validation/validate.ts";

/** What a client posts. */
export interface AdminRequest {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

/** What Shopify answers with status 200. */
export interface AdminAnswer {
  data?: Record<string, unknown> | null;
  errors?: GraphQLFormattedError[];
  extensions?: Record<string, unknown>;
}

const MAX_COST = 1000;
const LIMITS_PAGE = "https://shopify.dev/api/usage/rate-limits";

const refused = (errors: readonly GraphQLError[]): AdminAnswer => ({ errors: errors.map((error) => error.toJSON()) });

const operationIn = (document: DocumentNode, name: string | null | undefined): OperationDefinitionNode | string => {
  const all = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  if (name) return all.find((operation) => operation.name?.value === name) ?? `No operation named "${name}"`;
  if (all.length > 1) return "An operation name is required";
  return all[0] ?? "A query is required";
};

const tooCostly = (cost: number): AdminAnswer => ({
  errors: [
    {
      message: `Query cost is ${cost}, which exceeds the single query max cost limit (${MAX_COST}).\n\nSee ${LIMITS_PAGE} for more information on how the\ncost of a query is calculated.\n\nTo query larger amounts of data with fewer limits, bulk operations should be used instead.\nSee https://shopify.dev/api/usage/bulk-operations/queries for usage details.\n`,
      extensions: { code: "MAX_COST_EXCEEDED", cost, maxCost: MAX_COST, documentation: LIMITS_PAGE },
    },
  ],
});

/** The answer to a call that finds the bucket too empty; also what the `throttle` fault gives. */
export const throttled = (sim: Simulator, shop: AdminContext["shop"], requestedQueryCost: number): AdminAnswer => ({
  errors: [{ message: "Throttled", extensions: { code: "THROTTLED", documentation: LIMITS_PAGE } }],
  extensions: { cost: { requestedQueryCost, actualQueryCost: null, throttleStatus: throttle.status(sim, shop) } },
});

/**
 * Runs a request of the Admin API against the world, as Shopify would: syntax, validation, variables, cost, throttle, execution.
 * @throws Error when the shop is not in the world.
 */
export async function executeAdmin(sim: Simulator, caller: Caller, request: AdminRequest): Promise<AdminAnswer> {
  const shop = sim.world.state.shops[caller.shop];
  if (!shop) throw new Error(`The simulator has no shop ${caller.shop}.`);
  const version = servedVersion(caller.version ?? supportedVersions.at(-1) ?? "") ?? "";
  const schema = adminSchema(version);
  let document: DocumentNode;
  try {
    document = parse(request.query);
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [syntaxError(error, request.query)] };
    throw error;
  }
  const problems = validateDocument(schema, document);
  if (problems.length) return refused(problems);
  const operation = operationIn(document, request.operationName);
  if (typeof operation === "string") return { errors: [{ message: operation }] };
  const variables = request.variables ?? {};
  const wrong = checkVariables(schema, operation, variables);
  if (wrong.length) return refused(wrong);
  const call = { schema, document, operation, variables };
  const requestedQueryCost = costOf(call);
  if (requestedQueryCost > MAX_COST) return tooCostly(requestedQueryCost);
  if (!throttle.take(sim, shop, requestedQueryCost)) return throttled(sim, shop, requestedQueryCost);
  const contextValue: AdminContext = {
    sim,
    world: sim.world,
    shop,
    scopes: caller.scopes,
    staffId: caller.staffId ?? null,
    version,
    notices: [],
    startBulk: () => void runBulkOperations(sim),
  };
  const result: ExecutionResult = await execute({
    schema,
    document,
    variableValues: variables,
    operationName: operation.name?.value,
    contextValue,
    fieldResolver: resolveField,
    typeResolver: resolveType,
  });
  const actualQueryCost = costOf(call, result.data ?? {});
  throttle.giveBack(sim, shop, requestedQueryCost - actualQueryCost);
  return {
    ...(result.data === undefined ? {} : { data: result.data }),
    ...(result.errors ? { errors: result.errors.map((error) => error.toJSON()) } : {}),
    extensions: {
      cost: { requestedQueryCost, actualQueryCost, throttleStatus: throttle.status(sim, shop) },
      ...(contextValue.notices.length ? { search: contextValue.notices } : {}),
    },
  };
}
