import { idIn } from "../world/gid.ts";
import { invalidId } from "./errors.ts";

/** Whether text has the form of a Shopify GID, of whatever type. */
export const isGlobalId = (text: string): boolean => /^gid:\/\/shopify\/[A-Za-z:]+\/[^\s/]+$/.test(text);

/**
 * The numeric id in a GID of one of `types`.
 * @throws GraphQLError RESOURCE_NOT_FOUND "Invalid id: …" when the GID is of another type.
 */
export function idOf(text: string, ...types: string[]): string {
  for (const type of types) {
    const id = idIn(text, type);
    if (id !== undefined) return id;
  }
  throw invalidId(text);
}
