import type { BulkOperation } from "../../world/types.ts";

const scopesOf = new WeakMap<BulkOperation, readonly string[]>();

/** Remembers with which scopes an operation was ordered; after a restart it runs with those of the installation. */
export const orderedWith = (operation: BulkOperation, scopes: readonly string[]): void => void scopesOf.set(operation, scopes);

/** The scopes an operation was ordered with, when this process took the order. */
export const scopesAtOrder = (operation: BulkOperation): readonly string[] | undefined => scopesOf.get(operation);

/** Whether an operation still has something to do. */
export const isOpen = (operation: BulkOperation): boolean => ["CREATED", "RUNNING", "CANCELING"].includes(operation.status);
