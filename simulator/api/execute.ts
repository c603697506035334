import { execute } from "graphql";
import type { ExecutionResult, GraphQLError, GraphQLFormattedError, OperationDefinitionNode } from "graphql";
import type { Simulator } from "../simulator.ts";
import { runBulkOperations } from "./bulk.ts";
import { contextOf } from "./context.ts";
import type { AdminContext, Caller } from "./context.ts";
import { isPrepared, prepare } from "./prepare.ts";
import type { Prepared } from "./prepare.ts";
import { resolveField, resolveType } from "./resolve.ts";
import { adminSchema, servedVersion, supportedVersions } from "./schema.ts";
import { throttle } from "./throttle.ts";
import { checkVariables } from "./validation/inputs.ts";

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

const operationIn = ({ operations: all }: Prepared, name: string | null | undefined): OperationDefinitionNode | string => {
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
  const prepared = prepare(schema, request.query);
  if (!isPrepared(prepared)) return { errors: [prepared] };
  if (prepared.problems.length) return refused(prepared.problems);
  const operation = operationIn(prepared, request.operationName);
  if (typeof operation === "string") return { errors: [{ message: operation }] };
  const variables = request.variables ?? {};
  const wrong = checkVariables(schema, operation, variables);
  if (wrong.length) return refused(wrong);
  const cost = prepared.cost(operation);
  const requestedQueryCost = cost.requested(variables);
  if (requestedQueryCost > MAX_COST) return tooCostly(requestedQueryCost);
  if (!throttle.take(sim, shop, requestedQueryCost)) return throttled(sim, shop, requestedQueryCost);
  const contextValue: AdminContext = {
    ...contextOf(sim, { ...caller, version }, operation.operation),
    startBulk: () => void runBulkOperations(sim),
  };
  const result: ExecutionResult = await execute({
    schema,
    document: prepared.document,
    variableValues: variables,
    operationName: operation.name?.value,
    contextValue,
    fieldResolver: resolveField,
    typeResolver: resolveType,
  });
  const actualQueryCost = cost.actual(variables, result.data ?? {});
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
