import { COUNTED } from "~/lib/bounded-count";
import { days, later } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";
import type { Prisma } from "~/platform/db/client/client";
import { viewWhere } from "./record/order-where.server";

/** What the home page tells of orders; counting stops at a hundred. */
export interface OrderCounts {
  /** Placed in the last seven days. */
  recent: number;
  /** Whose parcel is late or failed. */
  trouble: number;
}

/** Bounded counts for the home page. */
export async function countOrders(shop: string, now: Date): Promise<OrderCounts> {
  const count = async (where: Prisma.OrderWhereInput): Promise<number> =>
    (await prisma.order.findMany({ where: { shop, deletedAt: null, ...where }, select: { id: true }, take: COUNTED })).length;
  const [recent, trouble] = await Promise.all([count({ placedAt: { gte: later(now, -days(7)) } }), count(viewWhere("trouble"))]);
  return { recent, trouble };
}
