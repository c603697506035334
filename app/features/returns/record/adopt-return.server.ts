import type { Tx } from "~/platform/db/db.server";
import type { ReturnSnapshot } from "../shopify/return-snapshot.server";
import { sameLines } from "./same-lines";

/**
 * The id of our row for Shopify's return, locked until the transaction ends: the one that has its id; else our own intent whose answer has
 * not come back yet (a webhook may overtake it); else a new one, for a return made in Shopify itself.
 */
export async function adoptOrCreate(tx: Tx, shop: string, snapshot: ReturnSnapshot): Promise<{ id: string; created: boolean }> {
  // One at a time for each order, or two readers of the same new return would both create it.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`returns ${shop} ${snapshot.orderId}`}, 0))`;
  const [known] = await tx.$queryRaw<{ id: string }[]>`
    select id from returns where shop = ${shop} and gid = ${snapshot.gid} for update`;
  if (known) return { id: known.id, created: false };
  const intents = await tx.return.findMany({
    where: { shop, orderId: snapshot.orderId, gid: null, sentAt: { not: null }, status: { in: ["sending", "failed"] } },
    select: { id: true, lines: { select: { fulfillmentLineItemId: true, quantity: true } } },
    orderBy: { requestedAt: "asc" },
    take: 20,
  });
  const own = intents.find((intent) => sameLines(intent.lines, snapshot.lines));
  if (own) {
    await tx.$queryRaw`select id from returns where shop = ${shop} and id = ${own.id}::uuid for update`;
    return { id: own.id, created: false };
  }
  const created = await tx.return.create({
    data: {
      shop,
      gid: snapshot.gid,
      orderId: snapshot.orderId,
      status: "requested",
      source: "shopify",
      currency: snapshot.currency,
      requestedAt: snapshot.createdAt,
      updatedAt: new Date(0),
    },
  });
  return { id: created.id, created: true };
}
