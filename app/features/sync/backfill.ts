/**
 * How far the loading of the past has come. starting: asking Shopify; running: Shopify prepares the file; loading: orders are
 * taken over from it; details: parcels and refunds are read; done; failed.
 */
export const BACKFILL_STATES = ["starting", "running", "loading", "details", "done", "failed"] as const;
export type BackfillState = (typeof BACKFILL_STATES)[number];

export interface Backfill {
  id: string;
  state: BackfillState;
  /** Orders, or in "details" orders whose parcels are to be read; null as long as nobody knows. */
  expected: number | null;
  loaded: number;
  lastError: string | null;
  startedAt: Date;
  finishedAt: Date | null;
}

/** Whether work is still going on. */
export const isRunning = (state: BackfillState): boolean => state !== "done" && state !== "failed";

/** Whole per cent for a bar; the steps share it: preparing 10, orders 60, details 30. */
export function progressOf({ state, loaded, expected }: Pick<Backfill, "state" | "loaded" | "expected">): number {
  const share = expected ? Math.min(1, loaded / expected) : 0;
  if (state === "starting") return 2;
  if (state === "running") return 8;
  if (state === "loading") return Math.round(10 + 60 * share);
  return state === "details" ? Math.round(70 + 29 * share) : 100;
}
