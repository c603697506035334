import type { Tx } from "~/platform/db/db.server";
import { emit } from "~/platform/facts/facts.server";
import type { EventSnapshot, ParcelSnapshot } from "./order-snapshot";
import { parcelMoved, parcelShipped } from "./orders-facts";
import { mergeParcel } from "./parcel-life";
import { stateOfParcels } from "./parcel-state";
import { wasBeforeUs } from "./record/before-us";
import type { KnownOrder } from "./record/known-order.server";
import { lastEventOf, saveEvents } from "./record/save-events.server";
import { isSameParcel, saveParcel } from "./record/save-parcel.server";

/** News of the parcels of one order that is stored and locked. */
export interface ParcelsTold {
  parcels: readonly ParcelSnapshot[];
  /** Events that came alone. */
  events?: readonly EventSnapshot[];
  /** False while the past is loaded: nothing is told. */
  tell: boolean;
}

/**
 * Stores what was told of an order's parcels, derives what they say together, and tells each new word once.
 * Events are kept even when their parcel isn't known yet: it finds them when it comes.
 * @param known what we had before, as read under the order's lock
 * @returns how many words were new
 */
export async function takeOverParcels(tx: Tx, shop: string, orderId: string, known: KnownOrder, told: ParcelsTold): Promise<number> {
  const events = [...(told.events ?? []), ...told.parcels.flatMap((parcel) => parcel.events)];
  const lastEvents = [...known.lastEvents, ...(await saveEvents(tx, shop, events))];
  const touched = new Set([...told.parcels.map((one) => one.id), ...events.map((one) => one.fulfillmentId)]);
  const all = new Map(known.parcels.map((row) => [row.id, row]));
  const stateBefore = stateOfParcels(known.parcels);
  let words = 0;
  // one after the other: a transaction is one connection
  for (const id of touched) {
    const said = told.parcels.find((one) => one.id === id) ?? null;
    const before = all.get(id) ?? null;
    const merged = mergeParcel(before, said, lastEventOf(id, lastEvents));
    if (!merged) continue;
    const { row, news } = merged;
    if (before && isSameParcel(before, row)) continue;
    await saveParcel(tx, shop, row);
    all.set(id, row);
    words += news.length;
    if (!told.tell || (!before && wasBeforeUs(known.installedAt, row.shippedAt))) continue;
    for (const { fact, status } of news)
      await emit(tx, shop, fact === "shipped" ? parcelShipped : parcelMoved, { orderId, fulfillmentId: id, status }, orderId);
  }
  const state = stateOfParcels([...all.values()]);
  if (state !== stateBefore) await tx.$executeRaw`update orders set parcel_state = ${state} where shop = ${shop} and id = ${orderId}`;
  return words;
}
