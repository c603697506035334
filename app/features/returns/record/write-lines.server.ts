import type { Tx } from "~/platform/db/db.server";
import type { SnapshotLine } from "../shopify/return-snapshot.server";

/** Takes over a return's lines from Shopify. Our own lines of the request become Shopify's by fulfillment line and quantity. */
export async function writeLines(tx: Tx, shop: string, returnId: string, lines: readonly SnapshotLine[]): Promise<void> {
  const rows = await tx.returnLine.findMany({ where: { shop, returnId } });
  const kept = new Set<string>();
  for (const line of lines) {
    const free = rows.filter((row) => !kept.has(row.id));
    const own =
      free.find((row) => row.gid === line.gid) ??
      free.find((row) => !row.gid && row.fulfillmentLineItemId === line.fulfillmentLineItemId && row.quantity === line.quantity);
    const { lineId, ...data } = line;
    if (own) {
      kept.add(own.id);
      await tx.returnLine.update({ where: { shop_id: { shop, id: own.id } }, data });
    } else {
      const made = await tx.returnLine.create({ data: { shop, returnId, lineId: lineId ?? "", ...data } });
      kept.add(made.id);
    }
  }
  const gone = rows.filter((row) => !kept.has(row.id)).map((row) => row.id);
  if (gone.length > 0) await tx.returnLine.deleteMany({ where: { shop, id: { in: gone } } });
}
