/** A validation failure in Shopify's shape; `code` is null where Shopify's type has none. */
export interface UserError {
  field: string[] | null;
  message: string;
  code: string | null;
}

/** What an action answers: errors and nothing else, or no errors and what was made. */
export type Result<T> = { userErrors: UserError[] } & Partial<T>;

/** One refusal. `field` is a dotted path ("input.returnLineItems.0.quantity") or null. */
export const userError = (field: string | null, message: string, code: string | null = null): UserError => ({
  field: field === null ? null : field.split("."),
  message,
  code,
});

/** A result that holds this refusal only. */
export const refuse = (field: string | null, message: string, code: string | null = null): { userErrors: UserError[] } => ({
  userErrors: [userError(field, message, code)],
});

/**
 * The record an action made, for callers that know their input is right (scenarios, the control page).
 * @throws Error with the refusal's words.
 */
export function made<T, K extends keyof T>(result: Result<T>, key: K): NonNullable<T[K]> {
  const value = (result as Partial<T>)[key];
  if (result.userErrors.length > 0 || value === undefined || value === null) {
    throw new Error(
      result.userErrors.map((error) => `${error.field?.join(".") ?? "-"}: ${error.message}`).join("; ") || `nothing made: ${String(key)}`,
    );
  }
  return value;
}
