import { badRequest, topLevel } from "./errors.ts";

const LARGEST = 250;

const checkLists = (value: unknown): void => {
  if (Array.isArray(value)) {
    if (value.length > LARGEST) {
      throw topLevel(
        `The input array size of ${value.length} is greater than the maximum allowed of ${LARGEST}.`,
        "MAX_INPUT_SIZE_EXCEEDED",
      );
    }
    value.forEach(checkLists);
  } else if (typeof value === "object" && value !== null) Object.values(value).forEach(checkLists);
};

/**
 * Pages and input lists hold 250 at most (https://shopify.dev/docs/api/usage/limits).
 * @throws GraphQLError BAD_REQUEST or MAX_INPUT_SIZE_EXCEEDED
 */
export function checkSizes(args: Record<string, unknown>): void {
  for (const name of ["first", "last"]) {
    const size = args[name];
    if (typeof size === "number" && size > LARGEST) throw badRequest(`${name} cannot exceed ${LARGEST}`);
  }
  checkLists(args);
}
