import { compareAmounts } from "~/lib/money";
import { arrived, awaited, type Return } from "./return";
import type { ReturnSnapshot } from "./shopify/return-snapshot.server";

/** Something that happened to a return, with the moment by Shopify's word. */
export interface HappenedStep {
  step: "requested" | "taken" | "approved" | "declined" | "received" | "refunded" | "withdrawn" | "closed";
  at: Date;
  /** Shopify keeps no moment of it: it happened at `at` or later. */
  timeUnknown: boolean;
  /** Pieces that arrived, for "received". */
  pieces: number;
  /** Nothing more is to be done for this return afterwards. */
  settled: boolean;
}

/** What a read tells about times. */
export type SnapshotTimes = Pick<ReturnSnapshot, "createdAt" | "approvedAt" | "closedAt" | "arrivedAt" | "refundedAt" | "readAt">;

interface Seen {
  before: Return;
  after: Return;
  times: SnapshotTimes;
  /** Whether we see the return for the first time: then it was requested, too. */
  first: boolean;
  /** When Shopify announced it, if a webhook about a decline or a withdrawal led here: Shopify keeps no other time of these. */
  toldAt?: Date | undefined;
}

/**
 * What happened to a return between two looks, in the order in which it happened: one read may bring several steps, and the first look at a
 * return brings its whole past.
 */
export function stepsBetween({ before, after, times, first, toldAt }: Seen): HappenedStep[] {
  const steps: HappenedStep[] = [];
  const add = (step: HappenedStep["step"], known: Date | null | undefined, more: Partial<HappenedStep> = {}): void => {
    // Without a moment: now if we were looking on, else some time after the request.
    const at = known ?? (first ? times.createdAt : times.readAt);
    steps.push({ step, at: at > times.readAt ? times.readAt : at, timeUnknown: !known && first, pieces: 0, settled: false, ...more });
  };
  const undecided = ["sending", "failed", "requested"].includes(before.status);
  const agreed = after.status === "open" || after.status === "closed" || times.approvedAt !== null;
  const came = arrived(after.lines) - arrived(before.lines);

  if (first) add("requested", times.createdAt);
  else if (undecided && before.status !== "requested") add("taken", times.createdAt);
  if (undecided && agreed) add("approved", times.approvedAt ?? (first ? times.createdAt : null));
  if (after.status === "declined" && before.status !== "declined") add("declined", toldAt, { settled: true });
  if (came > 0) add("received", times.arrivedAt ?? times.refundedAt, { pieces: came });
  if (compareAmounts(after.refundedTotal, before.refundedTotal) > 0)
    add("refunded", times.refundedAt, { settled: awaited(after.lines) <= 0 || after.status === "closed" });
  if (after.status === "canceled" && before.status !== "canceled") add("withdrawn", times.closedAt ?? toldAt, { settled: true });
  if (after.status === "closed" && before.status !== "closed") add("closed", times.closedAt, { settled: true });
  // What we had not seen at our last look happened after it; Shopify's times are cut to seconds.
  return inOrder(steps, first ? 0 : before.updatedAt.getTime() + 1);
}

/** A later step never stands before an earlier one, whatever Shopify's clocks say: pieces are booked after the approval. */
function inOrder(steps: HappenedStep[], from: number): HappenedStep[] {
  let last = from;
  return steps.map((step) => {
    last = Math.max(last, step.at.getTime());
    return { ...step, at: new Date(last) };
  });
}
