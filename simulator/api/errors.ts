import { GraphQLError } from "graphql";

/** What Shopify puts under `extensions` beside the code. */
type Extra = Record<string, unknown>;

/** A top-level GraphQL error with Shopify's `extensions.code`; thrown by resolvers, which gives it location and path. */
export const topLevel = (message: string, code: string, extra: Extra = {}): GraphQLError =>
  new GraphQLError(message, { extensions: { code, ...extra } });

/** For `first`/`last`, cursors, search text: `BAD_REQUEST`. */
export const badRequest = (message: string): GraphQLError => topLevel(message, "BAD_REQUEST");

/** A GID of another type than the field takes. */
export const invalidId = (id: string): GraphQLError => topLevel(`Invalid id: ${id}`, "RESOURCE_NOT_FOUND");

/** Shopify's refusal of a field for want of an access scope. */
export const accessDenied = (field: string, access: string): GraphQLError =>
  topLevel(`Access denied for ${field} field. Required access: ${access}`, "ACCESS_DENIED", {
    documentation: "https://shopify.dev/api/usage/access-scopes",
    requiredAccess: access,
  });

/** A field of the real schema that the simulator does not play. */
export const noResolver = (type: string, field: string): GraphQLError =>
  topLevel(`The simulator has no resolver for ${type}.${field}`, "SIMULATOR_NO_RESOLVER");
