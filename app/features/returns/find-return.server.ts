import { Refusal } from "~/lib/refusal";
import { prisma, type Tx } from "~/platform/db/db.server";
import { returnColumns, toReturn } from "./record/return-row";
import type { Return } from "./return";

/**
 * One return with its lines. `db`: the transaction to read in, if any.
 * @throws Refusal "no-such-return" when this shop has none of that id
 */
export async function findReturn(shop: string, id: string, db: Tx = prisma): Promise<Return> {
  const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id);
  const row = uuid ? await db.return.findUnique({ where: { shop_id: { shop, id } }, select: returnColumns }) : null;
  if (!row) throw new Refusal("not-found", "no-such-return", "There is no such return in this shop.");
  return toReturn(row);
}
