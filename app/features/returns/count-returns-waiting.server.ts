import { COUNTED } from "~/lib/bounded-count";
import { prisma } from "~/platform/db/db.server";

/** Returns that wait for a decision; counting stops at a hundred. */
export async function countReturnsWaiting(shop: string): Promise<number> {
  return (await prisma.return.findMany({ where: { shop, status: "requested" }, select: { id: true }, take: COUNTED })).length;
}
