import type { UserError } from "../../actions/user-error.ts";
import type { Id } from "../../world/types.ts";
import type { AdminContext } from "../context.ts";
import { idOf } from "../global-id.ts";

/** An id that no record has: what an action is asked for in place of another shop's record. */
const NOBODY: Id = "0";

/**
 * The numeric id in a GID when the record is this shop's, else an id that nothing has, so that the action answers "not found".
 * @throws GraphQLError RESOURCE_NOT_FOUND when the GID is of another type.
 */
export function ownId<T extends { shop: string }>(ctx: AdminContext, records: Record<Id, T>, text: string, type: string): Id {
  const id = idOf(text, type);
  return records[id]?.shop === ctx.shop.domain ? id : NOBODY;
}

/** A payload whose record is null when there are user errors. */
export const payload = (userErrors: UserError[], fields: Record<string, unknown>): Record<string, unknown> => ({
  userErrors,
  ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, userErrors.length > 0 ? null : (value ?? null)])),
});

/** One user error. */
export const problem = (field: string[] | null, message: string, code: string | null = null): UserError => ({ field, message, code });
