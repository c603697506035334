import { prisma } from "~/platform/db/db.server";
import { piecesOf, type ReturnStatus, type ReturnSummary } from "./return";

/** More returns than any order has. */
const MOST = 50;

/** The returns of an order, newest first. */
export async function findReturnsOfOrder(shop: string, orderId: string): Promise<ReturnSummary[]> {
  const rows = await prisma.return.findMany({
    where: { shop, orderId },
    select: { id: true, name: true, status: true, requestedAt: true, lines: { select: { quantity: true } } },
    orderBy: [{ requestedAt: "desc" }, { id: "desc" }],
    take: MOST,
  });
  return rows.map(({ id, name, status, requestedAt, lines }) => ({
    id,
    name,
    status: status as ReturnStatus,
    requestedAt,
    pieces: piecesOf(lines),
  }));
}
