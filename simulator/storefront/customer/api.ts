import { readFileSync } from "node:fs";
import {
  buildSchema,
  defaultFieldResolver,
  execute,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  parse,
  validate,
} from "graphql";
import type { Simulator } from "../../simulator.ts";
import type { Shop } from "../../world/types.ts";
import { customerNode } from "./customer-node.ts";
import { orderNode, returnNode } from "./order-node.ts";
import { requestOwnReturn } from "./request-return.ts";
import { idIn } from "../../world/gid.ts";

/** What every field may need. */
export interface Asker {
  sim: Simulator;
  shop: Shop;
  customerId: string;
}

let schema: GraphQLSchema | undefined;

const customerSchema = (): GraphQLSchema =>
  (schema ??= buildSchema(readFileSync(new URL("../../../schemas/customer-2026-10.graphql", import.meta.url), "utf8"), {
    assumeValidSDL: true,
  }));

/** A field that the source doesn't have isn't played here: the answer says so instead of inventing a null. */
const strictField: GraphQLFieldResolver<unknown, Asker> = (source, args, context, info) => {
  if (source === null || typeof source !== "object" || !(info.fieldName in source)) {
    throw new Error(`The simulated Customer Account API doesn't play ${info.parentType.name}.${info.fieldName}.`);
  }
  return defaultFieldResolver(source, args, context, info) as unknown;
};

/** Root fields. A record of another customer doesn't exist for this one. */
function roots(asker: Asker): Record<string, unknown> {
  const { sim, shop, customerId } = asker;
  const { world } = sim;
  return {
    customer: () => customerNode(asker),
    order: ({ id }: { id: string }) => {
      const order = world.state.orders[idIn(id, "Order") ?? ""];
      return order?.shop === shop.domain && order.customerId === customerId ? orderNode(asker, order) : null;
    },
    return: ({ id }: { id: string }) => {
      const found = world.state.returns[idIn(id, "Return") ?? ""];
      const order = world.state.orders[found?.orderId ?? ""];
      return found && order?.shop === shop.domain && order.customerId === customerId ? returnNode(asker, found) : null;
    },
    shop: () => ({
      id: `gid://shopify/Shop/${shop.id}`,
      name: shop.name,
      email: shop.email,
      myshopifyDomain: shop.domain,
      url: `http://127.0.0.1:${sim.config.ports.storefront}`,
    }),
    orderRequestReturn: (args: Parameters<typeof requestOwnReturn>[1]) => requestOwnReturn(asker, args),
  };
}

/** Runs one request of the Customer Account API on Shopify's own schema. */
export async function executeCustomer(
  asker: Asker,
  request: { query: string; variables?: Record<string, unknown>; operationName?: string },
): Promise<ExecutionResult> {
  let document;
  try {
    document = parse(request.query);
  } catch (error) {
    return { errors: [error as never] };
  }
  const faults = validate(customerSchema(), document);
  if (faults.length) return { errors: faults };
  return execute({
    schema: customerSchema(),
    document,
    rootValue: roots(asker),
    contextValue: asker,
    variableValues: request.variables,
    operationName: request.operationName,
    fieldResolver: strictField as GraphQLFieldResolver<unknown, unknown>,
  });
}
