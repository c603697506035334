import type { Fields } from "../resolver.ts";

/** The mutations. */
export const mutationFields: Fields<undefined> = {};
