import type { OrderSnapshot } from "~/features/orders/order-snapshot";
import { adminGraphql } from "~/platform/shopify/admin-graphql.server";
import { headOf, lineOf } from "./shopify/order-answer";
import { parcelOf, refundOf } from "./shopify/parcel-answer";
import { readOrderLinesQuery, readOrderQuery } from "./shopify/read-order";

/**
 * Reads one order from Shopify. Without the scope read_all_orders Shopify shows only the last sixty days.
 * @returns null when Shopify doesn't show it
 */
export async function readOrder(shop: string, id: string): Promise<OrderSnapshot | null> {
  const { order } = await adminGraphql(shop, readOrderQuery, { id });
  if (!order) return null;
  const lines = [...order.lineItems.nodes];
  for (let page = order.lineItems.pageInfo; page.hasNextPage;) {
    const more = await adminGraphql(shop, readOrderLinesQuery, { id, after: page.endCursor ?? null });
    if (!more.order) return null;
    lines.push(...more.order.lineItems.nodes);
    page = more.order.lineItems.pageInfo;
  }
  return {
    ...headOf(order),
    lines: lines.map(lineOf),
    parcels: order.fulfillments.map((one) => parcelOf(id, one)),
    refunds: order.refunds.flatMap((one) => refundOf(id, one) ?? []),
  };
}
