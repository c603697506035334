/** Why the store's own return rules keep pieces from coming back: NonReturnableReason of the Customer Account API. */
export const STORE_REASONS = ["FINAL_SALE", "OTHER", "RETURNED", "RETURN_WINDOW_EXPIRED", "UNFULFILLED"] as const;

export type StoreReason = (typeof STORE_REASONS)[number];

/** The store's own return rules for one order: per order line (GID), how many pieces may come back and why the others may not. */
export type StoreRules = ReadonlyMap<string, { quantity: number; reasons: StoreReason[] }>;
