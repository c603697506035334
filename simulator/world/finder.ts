import type { Id } from "./types.ts";

/**
 * Finds the record of a table that holds a part with an id (an order by one of its lines) without looking at every record each time.
 * What was found before is looked at again, so that a part that moved or went is never told; a miss reads the table anew.
 * @param partsOf the parts of a record.
 */
export function finder<T extends { id: Id }>(
  partsOf: (record: T) => readonly { id: Id }[],
): (table: Record<Id, T>, partId: Id) => T | undefined {
  const indexes = new WeakMap<Record<Id, T>, Map<Id, T>>();
  const holds = (record: T, partId: Id): boolean => partsOf(record).some((part) => part.id === partId);
  return (table, partId) => {
    const known = indexes.get(table)?.get(partId);
    if (known !== undefined && table[known.id] === known && holds(known, partId)) return known;
    const index = new Map<Id, T>();
    for (const record of Object.values(table)) for (const part of partsOf(record)) index.set(part.id, record);
    indexes.set(table, index);
    return index.get(partId);
  };
}
