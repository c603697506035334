import { addAmounts } from "~/lib/money";
import { log } from "~/platform/log/log.server";
import { adminGraphql, ShopifyUnavailable } from "~/platform/shopify/admin-graphql.server";
import type { Return } from "./return";
import { readReturnWorthQuery } from "./shopify/read-return-worth";

/** Money around a return by Shopify's word; decimals in the shop's currency. */
export interface ReturnWorth {
  /** Price of a line's pieces after all discounts, by our line's id. */
  lines: Record<string, string>;
  /** The refund that Shopify suggests for the pieces still awaited; null when none are, or the fees are higher. */
  suggested: string | null;
  /** How much of the order's shipping can still go back; null when nothing is awaited. */
  shippingLeft: string | null;
}

/** Asks Shopify; null while it can't be reached or has not taken the return, so that the page still opens. */
export async function findReturnWorth(shop: string, one: Return): Promise<ReturnWorth | null> {
  if (!one.gid) return null;
  const going = one.status === "requested" || one.status === "open";
  const lines = one.lines.flatMap(({ gid, quantity, processedQuantity }) =>
    gid && going && quantity > processedQuantity ? [{ id: gid, quantity: quantity - processedQuantity }] : [],
  );
  try {
    const { return: found } = await adminGraphql(shop, readReturnWorthQuery, { id: one.gid, lines, suggest: lines.length > 0 });
    if (!found) return null;
    const outcome = found.suggestedFinancialOutcome;
    const transfer = outcome?.financialTransfer;
    const worth = found.returnLineItems.nodes.flatMap((line) => {
      const own = one.lines.find((each) => each.gid === line.id);
      return own && "withCodeDiscountedTotalPriceSet" in line
        ? [[own.id, addAmounts(line.withCodeDiscountedTotalPriceSet.shopMoney.amount)] as const]
        : [];
    });
    return {
      lines: Object.fromEntries(worth),
      suggested: transfer?.__typename === "RefundReturnOutcome" ? addAmounts(transfer.amount.shopMoney.amount) : null,
      shippingLeft: outcome ? addAmounts(outcome.shipping.maximumRefundableSet.shopMoney.amount) : null,
    };
  } catch (error) {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    log.warn({ shop, err: error }, "what a return is worth could not be read");
    return null;
  }
}
