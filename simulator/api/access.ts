import { readFileSync } from "node:fs";
import { getNamedType, isObjectType } from "graphql";
import type { GraphQLNamedType, GraphQLSchema } from "graphql";
import type { AdminContext } from "./context.ts";
import { accessDenied } from "./errors.ts";

/** Scopes that open a field or a type. */
export interface Requirement {
  /** Any one of these will do. */
  scopes: string[];
  /** Shopify's words. */
  access: string;
}

const file = new URL("../../schemas/admin-2026-10.scopes.json", import.meta.url);
const listed = JSON.parse(readFileSync(file, "utf8")) as Record<string, Requirement>;

const one = (scope: string): Requirement => ({ scopes: [scope], access: `\`${scope}\` access scope.` });

/** Mutations that Shopify's list leaves out though they are guarded. */
const unlisted: Record<string, Requirement> = {
  "Mutation.refundCreate": one("write_orders"),
  "Mutation.orderCancel": one("write_orders"),
  "Mutation.orderCreate": one("write_orders"),
};

const nodeTypeOf = (type: GraphQLNamedType, schema: GraphQLSchema): string => {
  if (!type.name.endsWith("Connection")) return type.name;
  const connection = schema.getType(type.name);
  const nodes = isObjectType(connection) ? (connection.getFields().nodes ?? connection.getFields().edges) : undefined;
  return nodes ? getNamedType(nodes.type).name.replace(/Edge$/, "") : type.name;
};

/** Whether a token with `scopes` may do what needs one of `needed`; write includes read. */
export const allows = (scopes: readonly string[], needed: readonly string[]): boolean =>
  needed.length === 0 || needed.some((scope) => scopes.includes(scope) || scopes.includes(scope.replace(/^read_/, "write_")));

/** @throws GraphQLError ACCESS_DENIED in Shopify's words when the token lacks the scope for a record of `type`. */
export function checkTypeAccess(ctx: AdminContext, type: string, field: string): void {
  const needed = listed[type];
  if (needed && !allows(ctx.scopes, needed.scopes)) throw accessDenied(field, needed.access);
}

/** What `type.field` or the type it returns asks for; undefined when anyone may read it. */
export const requirementOf = (type: string, field: string, returned: GraphQLNamedType, schema: GraphQLSchema): Requirement | undefined =>
  listed[`${type}.${field}`] ?? unlisted[`${type}.${field}`] ?? listed[nodeTypeOf(returned, schema)];
