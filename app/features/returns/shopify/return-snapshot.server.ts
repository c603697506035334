import { adminGraphql } from "~/platform/shopify/admin-graphql.server";
import { addAmounts } from "~/lib/money";
import { clock } from "~/platform/clock";
import { readReturnQuery } from "./read-return";

/** A line of a return at Shopify. */
export interface SnapshotLine {
  gid: string;
  fulfillmentLineItemId: string | null;
  lineId: string | null;
  quantity: number;
  processedQuantity: number;
  refundedQuantity: number;
  reason: string;
  customerNote: string | null;
  restockingFeePercent: number;
}

/** A return as Shopify had it at `readAt`. */
export interface ReturnSnapshot {
  gid: string;
  orderId: string;
  currency: string;
  name: string;
  /** lower case */
  status: "requested" | "open" | "closed" | "declined" | "canceled";
  createdAt: Date;
  approvedAt: Date | null;
  closedAt: Date | null;
  /** Newest booking of a piece and newest refund. */
  arrivedAt: Date | null;
  refundedAt: Date | null;
  decline: { reason: string; note: string | null } | null;
  shippingFee: string;
  refundedTotal: string;
  lines: SnapshotLine[];
  /** Reverse fulfillment orders; `lines` maps fulfillment lines to their reverse lines. */
  reverse: { gid: string; hasDelivery: boolean; lines: { gid: string; fulfillmentLineItemId: string; quantity: number }[] }[];
  tracking: { number: string | null; url: string | null; company: string | null } | null;
  /** When the question was asked: of two snapshots the later asked is at least as new. */
  readAt: Date;
}

const day = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

const newest = (texts: readonly (string | null | undefined)[]): Date | null => {
  const times = texts.flatMap((text) => (text ? [Date.parse(text)] : []));
  return times.length > 0 ? new Date(Math.max(...times)) : null;
};

/** Reads a return; null when Shopify has none of that id. Throws as adminGraphql does. */
export async function readReturnSnapshot(shop: string, gid: string): Promise<ReturnSnapshot | null> {
  const readAt = clock.now();
  const { return: found } = await adminGraphql(shop, readReturnQuery, { id: gid });
  if (!found) return null;
  const reverse = found.reverseFulfillmentOrders.nodes;
  const tracking = reverse.flatMap((one) => one.reverseDeliveries.nodes).flatMap((one) => one.deliverable?.tracking ?? [])[0];
  return {
    gid: found.id,
    orderId: found.order.id,
    currency: found.order.currencyCode,
    name: found.name,
    status: found.status.toLowerCase() as ReturnSnapshot["status"],
    createdAt: new Date(found.createdAt),
    approvedAt: day(found.requestApprovedAt),
    closedAt: day(found.closedAt),
    arrivedAt: newest(reverse.flatMap((one) => one.lineItems.nodes.flatMap((line) => line.dispositions.map((each) => each.createdAt)))),
    refundedAt: newest(found.refunds.nodes.map((refund) => refund.createdAt)),
    decline: found.decline ? { reason: found.decline.reason, note: found.decline.note ?? null } : null,
    shippingFee: addAmounts("0.00", ...found.returnShippingFees.map((fee) => fee.amountSet.shopMoney.amount)),
    refundedTotal: addAmounts("0.00", ...found.refunds.nodes.map((refund) => refund.totalRefundedSet.shopMoney.amount)),
    lines: found.returnLineItems.nodes.map((line) => ({
      gid: line.id,
      fulfillmentLineItemId: "fulfillmentLineItem" in line ? line.fulfillmentLineItem.id : null,
      lineId: "fulfillmentLineItem" in line ? line.fulfillmentLineItem.lineItem.id : null,
      quantity: line.quantity,
      processedQuantity: line.processedQuantity,
      refundedQuantity: line.refundedQuantity,
      reason: line.returnReason,
      customerNote: line.customerNote ?? null,
      restockingFeePercent: ("restockingFee" in line && line.restockingFee?.percentage) || 0,
    })),
    reverse: reverse.map((one) => ({
      gid: one.id,
      hasDelivery: one.reverseDeliveries.nodes.length > 0,
      lines: one.lineItems.nodes.flatMap((line) =>
        line.fulfillmentLineItem
          ? [{ gid: line.id, fulfillmentLineItemId: line.fulfillmentLineItem.id, quantity: line.totalQuantity }]
          : [],
      ),
    })),
    tracking: tracking ? { number: tracking.number ?? null, url: tracking.url ?? null, company: tracking.carrierName ?? null } : null,
    readAt,
  };
}
