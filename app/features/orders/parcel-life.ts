import type { EventSnapshot, ParcelSnapshot } from "./order-snapshot";

/** A parcel as stored, without its events. */
export type ParcelRow = Omit<ParcelSnapshot, "events">;

/** What is new about a parcel: facts to tell. */
export interface ParcelNews {
  fact: "shipped" | "moved";
  status: string;
}

type LastEvent = Pick<EventSnapshot, "status" | "happenedAt" | "estimatedDeliveryAt">;

/**
 * What to store of a parcel and what to tell.
 * @param before what we have, if anything
 * @param told what Shopify said; null when only an event came
 * @param last the newest event by the carrier's clock, of all that we know
 */
export function mergeParcel(
  before: ParcelRow | null,
  told: ParcelRow | null,
  last: LastEvent | null,
): { row: ParcelRow; news: ParcelNews[] } | null {
  const newest = told && (!before || told.updatedAt >= before.updatedAt) ? told : before;
  if (!newest) return null;
  const row: ParcelRow = { ...newest, ...carrierSays(before, newest, last) };
  const news: ParcelNews[] = [];
  const sent = (one: ParcelRow | null): boolean => one?.status === "success";
  if (sent(row) && !sent(before)) news.push({ fact: "shipped", status: row.shipmentStatus ?? "shipped" });
  if (sent(row) && row.shipmentStatus && row.shipmentStatus !== before?.shipmentStatus)
    news.push({ fact: "moved", status: row.shipmentStatus });
  return { row, news };
}

/**
 * The newest event decides, unless Shopify changed the fulfillment after it (an event that never reached us). A status once known
 * does not vanish because a message leaves it out.
 */
function carrierSays(before: ParcelRow | null, newest: ParcelRow, last: LastEvent | null) {
  const told = newest.shipmentStatus ?? before?.shipmentStatus ?? null;
  const shipmentStatus = last && (!newest.shipmentStatus || last.happenedAt >= newest.updatedAt) ? last.status : told;
  const delivered = shipmentStatus === "delivered";
  const deliveredAt =
    newest.deliveredAt ?? before?.deliveredAt ?? (last?.status === "delivered" ? last.happenedAt : delivered ? newest.updatedAt : null);
  return {
    shipmentStatus,
    deliveredAt: delivered ? deliveredAt : null,
    estimatedDeliveryAt: last?.estimatedDeliveryAt ?? newest.estimatedDeliveryAt ?? before?.estimatedDeliveryAt ?? null,
  };
}
