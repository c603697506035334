import { defaultTypeResolver, getNamedType, isObjectType } from "graphql";
import type { GraphQLFieldResolver, GraphQLObjectType, GraphQLResolveInfo, GraphQLTypeResolver } from "graphql";
import { gid } from "../world/gid.ts";
import { allows, requirementOf } from "./access.ts";
import type { Requirement } from "./access.ts";
import type { AdminContext } from "./context.ts";
import { accessDenied, noResolver } from "./errors.ts";
import { checkSizes } from "./limits.ts";
import { registry } from "./registry.ts";
import type { Resolver } from "./resolver.ts";

const nodeId = (type: string, id: string): string => (id.startsWith("gid://") ? id : gid(type, id));

/** What is known of a field before any call. */
interface FieldPlan {
  needed: Requirement | undefined;
  written: Resolver | undefined;
}

const plans = new WeakMap<GraphQLObjectType, Map<string, FieldPlan>>();

const planOf = ({ parentType, fieldName, returnType, schema }: GraphQLResolveInfo): FieldPlan => {
  const ofType = plans.get(parentType) ?? new Map<string, FieldPlan>();
  plans.set(parentType, ofType);
  const known = ofType.get(fieldName);
  if (known) return known;
  const needed = requirementOf(parentType.name, fieldName, getNamedType(returnType), schema);
  const plan = { needed, written: registry[parentType.name]?.[fieldName] };
  ofType.set(fieldName, plan);
  return plan;
};

/** Each requirement is looked into once a call. */
const opens = (ctx: AdminContext, needed: Requirement): boolean => {
  const known = ctx.opened.get(needed);
  if (known !== undefined) return known;
  const answer = allows(ctx.scopes, needed.scopes);
  ctx.opened.set(needed, answer);
  return answer;
};

/**
 * Resolves every field: scope check, then the resolver written for Type.field, then a property the parent really has.
 * @throws GraphQLError ACCESS_DENIED in Shopify's words when the token lacks a scope, "The simulator has no resolver for Type.field"
 * for what is not played, so that no null is ever invented.
 */
export const resolveField: GraphQLFieldResolver<unknown, AdminContext> = (source, args: Record<string, unknown>, ctx, info) => {
  const { needed, written } = planOf(info);
  const field = info.fieldName;
  if (needed && !opens(ctx, needed)) throw accessDenied(field, needed.access);
  if (!ctx.bulk) checkSizes(args);
  if (written) return written(source as never, args as never, ctx, info);
  if (typeof source !== "object" || source === null || !(field in source)) throw noResolver(info.parentType.name, field);
  const value = (source as Record<string, unknown>)[field];
  return field === "id" && typeof value === "string" ? nodeId(info.parentType.name, value) : value;
};

/** Interfaces and unions: by `__typename` of the value; a value that lacks it is a fault of the simulator. */
export const resolveType: GraphQLTypeResolver<unknown, AdminContext> = (value, ctx, info, abstract) => {
  const name = defaultTypeResolver(value, ctx, info, abstract);
  if (typeof name === "string" && isObjectType(info.schema.getType(name))) return name;
  throw noResolver(abstract.name, "__typename");
};
