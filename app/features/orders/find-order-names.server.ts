import { prisma } from "~/platform/db/db.server";
import { orderNames } from "./order-names";

/** An order's GID and what people call it. */
export interface NamedOrder {
  id: string;
  /** "#1001" */
  name: string;
}

/** Names of orders by GID; orders that are unknown or were deleted are left out. */
export async function findOrderNames(shop: string, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await prisma.order.findMany({ where: { shop, id: { in: ids }, deletedAt: null }, select: { id: true, name: true } });
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Orders with the number as typed ("#1001", "1001"), newest first, at most ten. */
export function findOrdersNamed(shop: string, typed: string): Promise<NamedOrder[]> {
  return prisma.order.findMany({
    where: { shop, deletedAt: null, name: { in: orderNames(typed) } },
    select: { id: true, name: true },
    orderBy: [{ placedAt: "desc" }, { id: "desc" }],
    take: 10,
  });
}
