import type { Tx } from "~/platform/db/db.server";
import { emit } from "~/platform/facts/facts.server";
import type { EventSnapshot, ParcelSnapshot } from "./order-snapshot";
import { parcelMoved, parcelShipped } from "./orders-facts";
import { mergeParcel } from "./parcel-life";
import { stateOfParcels } from "./parcel-state";
import { wasBeforeUs } from "./record/before-us.server";
import { fromParcelRow, toParcelRow } from "./record/parcel-row";

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
 * @returns how many words were new
 */
export async function takeOverParcels(tx: Tx, shop: string, orderId: string, told: ParcelsTold): Promise<number> {
  const events = [...(told.events ?? []), ...told.parcels.flatMap((parcel) => parcel.events)];
  if (events.length > 0) await tx.fulfillmentEvent.createMany({ data: events.map((one) => ({ shop, ...one })), skipDuplicates: true });
  const touched = new Set([...told.parcels.map((one) => one.id), ...events.map((one) => one.fulfillmentId)]);
  if (touched.size === 0) return 0;
  // one after the other: a transaction is one connection
  const stored = await tx.fulfillment.findMany({ where: { shop, orderId } });
  const known = await tx.fulfillmentEvent.findMany({ where: { shop, orderId }, orderBy: [{ happenedAt: "desc" }, { id: "desc" }] });
  const all = new Map(stored.map((row) => [row.id, toParcelRow(row)]));
  const stateBefore = stateOfParcels([...all.values()]);
  let words = 0;
  for (const id of touched) {
    const said = told.parcels.find((one) => one.id === id) ?? null;
    const before = all.get(id) ?? null;
    const merged = mergeParcel(before, said, known.find((event) => event.fulfillmentId === id) ?? null);
    if (!merged) continue;
    const { row, news } = merged;
    if (JSON.stringify(before && fromParcelRow(shop, before)) === JSON.stringify(fromParcelRow(shop, row))) continue;
    const data = fromParcelRow(shop, row);
    if (before) await tx.fulfillment.update({ where: { shop_id: { shop, id } }, data, select: { id: true } });
    else await tx.fulfillment.create({ data, select: { id: true } });
    all.set(id, row);
    words += news.length;
    if (!told.tell || (!before && news.length > 0 && (await wasBeforeUs(tx, shop, row.shippedAt)))) continue;
    for (const { fact, status } of news)
      await emit(tx, shop, fact === "shipped" ? parcelShipped : parcelMoved, { orderId, fulfillmentId: id, status }, orderId);
  }
  const state = stateOfParcels([...all.values()]);
  if (state !== stateBefore) await tx.order.updateMany({ where: { shop, id: orderId }, data: { parcelState: state } });
  return words;
}
