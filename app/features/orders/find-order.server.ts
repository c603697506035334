import { Refusal } from "~/lib/refusal";
import { prisma } from "~/platform/db/db.server";
import type { OrderInFull } from "./order";
import { orderInFullColumns, toOrderInFull } from "./record/order-row";

/** More events than any carrier reports on one order; the newest count. */
const MOST_EVENTS = 500;

/**
 * One order with lines, parcels, the carrier's events and refunds.
 * @param id Shopify's GID
 * @throws Refusal "no-such-order" when this shop has none of that id, or it was deleted in Shopify
 */
export async function findOrder(shop: string, id: string): Promise<OrderInFull> {
  const [row, events] = await Promise.all([
    prisma.order.findUnique({ where: { shop_id: { shop, id }, deletedAt: null }, select: orderInFullColumns }),
    prisma.fulfillmentEvent.findMany({
      where: { shop, orderId: id },
      orderBy: [{ happenedAt: "desc" }, { id: "desc" }],
      take: MOST_EVENTS,
    }),
  ]);
  if (!row) throw new Refusal("not-found", "no-such-order", "There is no such order in this shop.");
  return toOrderInFull(row, events);
}
