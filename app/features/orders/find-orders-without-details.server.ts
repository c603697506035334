import type { Prisma } from "~/platform/db/client/client";
import { prisma } from "~/platform/db/db.server";

/** Where to go on: behind this order, newest first. */
export interface DetailCursor {
  placedAt: string;
  id: string;
}

const wanting = (shop: string): Prisma.OrderWhereInput => ({
  shop,
  deletedAt: null,
  OR: [
    { fulfillmentStatus: { in: ["FULFILLED", "PARTIALLY_FULFILLED"] }, fulfillments: { none: {} } },
    { financialStatus: { in: ["REFUNDED", "PARTIALLY_REFUNDED"] }, refunds: { none: {} } },
  ],
});

/** Orders that say they have parcels or refunds of which we know none, newest first. */
export async function findOrdersWithoutDetails(shop: string, after: DetailCursor | null, most: number): Promise<DetailCursor[]> {
  const placedAt = after && new Date(after.placedAt);
  const beyond = after && placedAt ? { OR: [{ placedAt: { lt: placedAt } }, { placedAt, id: { lt: after.id } }] } : {};
  const rows = await prisma.order.findMany({
    where: { AND: [wanting(shop), beyond] },
    select: { id: true, placedAt: true },
    orderBy: [{ placedAt: "desc" }, { id: "desc" }],
    take: most,
  });
  return rows.map((row) => ({ id: row.id, placedAt: row.placedAt.toISOString() }));
}

/** How many there are; asked once a loading. */
export const countOrdersWithoutDetails = (shop: string): Promise<number> => prisma.order.count({ where: wanting(shop) });
