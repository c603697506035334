/** Everything that is computed from the state and stored nowhere. */
export * from "./compute-money.ts";
export * from "./compute-status.ts";
export * from "./compute-returnable.ts";
export * from "./suggest-outcome.ts";
export * from "./return-reasons.ts";
