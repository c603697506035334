import type { Parcel } from "~/features/orders/order";
import { stateOfParcel, type ParcelState } from "~/features/orders/parcel-state";
import type { Tone } from "~/lib/storefront-html";

/** A step of a parcel's way; the words stand under tracking.step in the locale files. */
export interface ProgressStep {
  key: "shipped" | "in_transit" | "out_for_delivery" | "ready_for_pickup" | "delivered";
  state: "done" | "now" | "ahead";
  at: Date | null;
}

/** Where a parcel stands; words for `state` stand under tracking.state and tracking.next. */
export interface ParcelProgress {
  state: Exclude<ParcelState, "none">;
  tone: Tone;
  steps: ProgressStep[];
  /** Expected arrival while it is not there. */
  expectedAt: Date | null;
  /** The expected day is over and the parcel is not there. */
  late: boolean;
}

// Step (counted from 0) a parcel has reached in each state. A failed or tried delivery was out for delivery.
const REACHED: Record<ParcelProgress["state"], number> = {
  shipped: 0,
  in_transit: 1,
  delayed: 1,
  out_for_delivery: 2,
  attempted: 2,
  ready_for_pickup: 2,
  failed: 2,
  delivered: 3,
};

const TONES: Partial<Record<ParcelProgress["state"], Tone>> = {
  delivered: "good",
  delayed: "warning",
  attempted: "warning",
  failed: "bad",
};

const DAY = 86_400_000;

/** What the shopper is told about one parcel; null when its fulfillment was cancelled. */
export function parcelProgress(parcel: Parcel, now: Date): ParcelProgress | null {
  const state = stateOfParcel(parcel);
  if (!state || state === "none") return null;
  const reached = REACHED[state];
  const third = state === "ready_for_pickup" ? "ready_for_pickup" : "out_for_delivery";
  const keys = ["shipped", "in_transit", third, "delivered"] as const;
  const steps = keys.map((key, at): ProgressStep => {
    // Arrived is arrived: the last step is never "now".
    const here = at < reached || state === "delivered" ? "done" : at === reached ? "now" : "ahead";
    return { key, state: here, at: here === "ahead" ? null : timeOf(parcel, key) };
  });
  const expectedAt = state === "delivered" ? null : parcel.estimatedDeliveryAt;
  return {
    state,
    tone: TONES[state] ?? "info",
    steps,
    expectedAt,
    late: expectedAt !== null && now.getTime() > expectedAt.getTime() + DAY,
  };
}

/** When a step was reached: the first of the carrier's reports of it. */
function timeOf(parcel: Parcel, key: ProgressStep["key"]): Date | null {
  if (key === "shipped") return parcel.shippedAt;
  if (key === "delivered" && parcel.deliveredAt) return parcel.deliveredAt;
  return parcel.events.findLast((event) => event.status === key)?.happenedAt ?? null;
}
