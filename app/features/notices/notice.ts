import type { Parcel } from "~/features/orders/order";
import { stateOfParcel } from "~/features/orders/parcel-state";

/** What a mail can tell about a parcel. */
export type NoticeKind = "shipped" | "out_for_delivery" | "delivered";

/** News older than this is no news: 36 hours in milliseconds. */
const FRESH_MS = 36 * 3_600_000;

/** The kind of notice a carrier's word (lower case) deserves; null for those that only the tracking page shows. */
export const noticeOf = (status: string): NoticeKind | null => (status === "out_for_delivery" || status === "delivered" ? status : null);

/** When it happened, as the parcel tells now; null when the parcel does not say it. */
function happenedAt(kind: NoticeKind, parcel: Parcel): Date | null {
  if (kind === "shipped") return parcel.shippedAt;
  const reported = parcel.events.find((event) => event.status === kind)?.happenedAt ?? null;
  return kind === "delivered" ? (parcel.deliveredAt ?? reported) : reported;
}

/** Why a notice should not leave: a sentence for the job's log. Undefined: let it go. */
export function whyNoNotice(kind: NoticeKind, parcel: Parcel, now: Date): string | undefined {
  const state = stateOfParcel(parcel);
  if (!state) return "the parcel was cancelled";
  if (kind !== "delivered" && state === "delivered") return "the parcel has arrived already";
  if (kind === "shipped" && state === "out_for_delivery") return "the parcel is out for delivery already";
  const at = happenedAt(kind, parcel);
  if (at && now.getTime() - at.getTime() > FRESH_MS) return `it happened at ${at.toISOString()}, too long ago`;
  return undefined;
}
