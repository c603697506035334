import { defaultTypeResolver, getNamedType, isObjectType } from "graphql";
import type { GraphQLFieldResolver, GraphQLResolveInfo, GraphQLTypeResolver } from "graphql";
import { gid } from "../world/gid.ts";
import { checkAccess } from "./access.ts";
import type { AdminContext } from "./context.ts";
import { noResolver } from "./errors.ts";
import { checkSizes } from "./limits.ts";
import { registry } from "./registry.ts";

const nodeId = (type: string, id: string): string => (id.startsWith("gid://") ? id : gid(type, id));

/**
 * Resolves every field: scope check, then the resolver written for Type.field, then a property the parent really has.
 * @throws GraphQLError "The simulator has no resolver for Type.field" otherwise, so that no null is ever invented.
 */
export const resolveField: GraphQLFieldResolver<unknown, AdminContext> = (
  source,
  args: Record<string, unknown>,
  ctx,
  info: GraphQLResolveInfo,
) => {
  const type = info.parentType.name;
  const field = info.fieldName;
  checkAccess(ctx, type, field, getNamedType(info.returnType), info.schema);
  if (!ctx.bulk) checkSizes(args);
  const written = registry[type]?.[field];
  if (written) return written(source as never, args as never, ctx, info);
  if (typeof source !== "object" || source === null || !(field in source)) throw noResolver(type, field);
  const value = (source as Record<string, unknown>)[field];
  return field === "id" && typeof value === "string" ? nodeId(type, value) : value;
};

/** Interfaces and unions: by `__typename` of the value; a value that lacks it is a fault of the simulator. */
export const resolveType: GraphQLTypeResolver<unknown, AdminContext> = (value, ctx, info, abstract) => {
  const name = defaultTypeResolver(value, ctx, info, abstract);
  if (typeof name === "string" && isObjectType(info.schema.getType(name))) return name;
  throw noResolver(abstract.name, "__typename");
};
