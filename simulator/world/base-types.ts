/** Numeric string of 13–19 digits, never a number: it may exceed 2^53. */
export type Id = string;
/** ISO 8601 in UTC with whole seconds. */
export type Iso = string;
/** Decimal string in the shop's currency. */
export type Decimal = string;
