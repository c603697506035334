import type { Prisma } from "~/platform/db/client/client";
import { prisma } from "~/platform/db/db.server";
import { readCursor, writeCursor, type OrderQuery } from "./order-query";
import { filterWhere, searchWhere, viewWhere } from "./record/order-where.server";

/** A row of the list. */
export interface OrderSummary {
  id: string;
  name: string;
  customerName: string | null;
  email: string | null;
  placedAt: Date;
  currentTotal: string;
  currency: string;
  financialStatus: string;
  fulfillmentStatus: string;
  parcelState: string;
  returnState: string;
  cancelled: boolean;
  test: boolean;
}

/** One page of a list; the cursors open the pages beside it. */
export interface OrderPage {
  orders: OrderSummary[];
  next: string | null;
  previous: string | null;
}

export const ORDERS_A_PAGE = 50;

/** One page of the shop's orders by keyset: every page costs the same, however far down it lies. */
export async function findOrders(shop: string, query: OrderQuery, now: Date): Promise<OrderPage> {
  const from = readCursor(query.cursor);
  const newestFirst = (query.sort === "newest") !== (from?.back ?? false);
  const beyond = from && {
    OR: [
      { placedAt: newestFirst ? { lt: from.at } : { gt: from.at } },
      { placedAt: from.at, id: newestFirst ? { lt: from.id } : { gt: from.id } },
    ],
  };
  const direction = newestFirst ? "desc" : "asc";
  const rows = await prisma.order.findMany({
    where: { shop, deletedAt: null, AND: [viewWhere(query.view), filterWhere(query, now), await searchWhere(shop, query.q), beyond ?? {}] },
    select: columns,
    orderBy: [{ placedAt: direction }, { id: direction }],
    take: ORDERS_A_PAGE + 1,
  });
  const more = rows.length > ORDERS_A_PAGE;
  const page = rows.slice(0, ORDERS_A_PAGE);
  if (from?.back) page.reverse();
  const first = page[0];
  const last = page.at(-1);
  return {
    orders: page.map(toSummary),
    next: last && (more || from?.back) ? writeCursor(last, false) : null,
    previous: first && from && (more || !from.back) ? writeCursor(first, true) : null,
  };
}

const columns = {
  id: true,
  name: true,
  customerName: true,
  email: true,
  placedAt: true,
  currentTotal: true,
  currency: true,
  financialStatus: true,
  fulfillmentStatus: true,
  parcelState: true,
  returnState: true,
  cancelledAt: true,
  test: true,
} satisfies Prisma.OrderSelect;

const toSummary = ({ cancelledAt, currentTotal, ...row }: Prisma.OrderGetPayload<{ select: typeof columns }>): OrderSummary => ({
  ...row,
  currentTotal: currentTotal.toFixed(Math.max(2, currentTotal.decimalPlaces())),
  cancelled: cancelledAt !== null,
});
