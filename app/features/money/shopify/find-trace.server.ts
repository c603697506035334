import { compareAmounts } from "~/lib/money";
import { adminGraphql } from "~/platform/shopify/admin-graphql.server";
import type { RefundIntent } from "../refund-intent";
import { readReturnMoneyQuery } from "./return-money";

/**
 * What a returnProcess left at Shopify whose answer was lost: a refund of the intent's amount that was not there before; for pieces booked
 * without money, the pieces themselves. null when there is no trace.
 */
export async function findTrace(shop: string, intent: RefundIntent): Promise<{ refundGid: string | null } | null> {
  const { return: found } = await adminGraphql(shop, readReturnMoneyQuery, { id: intent.plan.returnGid });
  if (!found) return null;
  if (intent.plan.refund) {
    const refund = found.refunds.nodes.find(
      (one) => !intent.plan.refundsBefore.includes(one.id) && compareAmounts(one.totalRefundedSet.shopMoney.amount, intent.amount) === 0,
    );
    return refund ? { refundGid: refund.id } : null;
  }
  const booked = intent.plan.lines.every((line) => {
    const seen = found.returnLineItems.nodes.find((one) => one.id === line.gid);
    return (seen?.processedQuantity ?? 0) >= line.quantity + line.processedBefore;
  });
  return booked ? { refundGid: null } : null;
}
