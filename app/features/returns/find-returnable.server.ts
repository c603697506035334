import { addAmounts, subtractAmounts } from "~/lib/money";
import { findOrder } from "~/features/orders/find-order.server";
import type { OrderInFull } from "~/features/orders/order";
import { findPolicy } from "~/features/policies/find-policy.server";
import { shippingFeeOf, type Policy } from "~/features/policies/policy";
import { adminGraphql } from "~/platform/shopify/admin-graphql.server";
import { expectedRefund, type ExpectedRefund } from "./expected-refund";
import { returnablePieces, stricter, type ReturnablePieces } from "./returnable";
import type { StoreRules } from "./store-rules";
import { readReturnableQuery } from "./shopify/read-returnable";

/** Pieces of an order line in one parcel, with what the page shows and the refund is computed from. */
export interface ReturnableLine extends ReturnablePieces {
  title: string;
  variantTitle: string | null;
  imageUrl: string | null;
  /** Pieces in that parcel (or not sent). */
  pieces: number;
  ordered: number;
  refundedBefore: number;
  /** The whole order line after discounts, and its tax; the shop's currency. */
  lineTotal: string;
  lineTax: string;
}

/** What of an order may come back, under which rules. */
export interface Returnable {
  order: OrderInFull;
  policy: Policy;
  taxesIncluded: boolean;
  /** Decimal in the shop's currency; kept once. */
  shippingFee: string;
  lines: ReturnableLine[];
}

/**
 * Which pieces of an order may come back now, and why the others may not: the policy in force at purchase and Shopify's own word, the
 * stricter one wins. `store`: the store's own rules, where a signed-in shopper let us read them.
 * @throws Refusal "no-such-order"; ShopifyUnavailable
 */
export async function findReturnable(shop: string, orderId: string, now: Date, store?: StoreRules | null): Promise<Returnable> {
  const order = await findOrder(shop, orderId);
  const [policy, told] = await Promise.all([findPolicy(shop, order.placedAt), adminGraphql(shop, readReturnableQuery, { orderId })]);
  const free = new Map<string, number>();
  for (const one of told.returnableFulfillments.nodes)
    for (const line of one.returnableFulfillmentLineItems.nodes) free.set(line.fulfillmentLineItem.id, line.quantity);
  const parcels = told.order?.fulfillments.filter((one) => one.status === "SUCCESS") ?? [];
  const lines = (told.order?.lineItems.nodes ?? []).flatMap((line) => {
    const known = order.lines.find((one) => one.id === line.id);
    const sent = parcels.flatMap((parcel) =>
      parcel.fulfillmentLineItems.nodes
        .filter((one) => one.lineItem.id === line.id)
        .map((one) => ({
          fulfillmentLineItemId: one.id,
          quantity: one.quantity ?? 0,
          free: free.get(one.id) ?? 0,
          shippedAt: new Date(parcel.createdAt),
          deliveredAt: parcel.deliveredAt ? new Date(parcel.deliveredAt) : null,
        })),
    );
    const unsent = { fulfillmentLineItemId: null, quantity: line.unfulfilledQuantity, free: 0, shippedAt: null, deliveredAt: null };
    const groups = line.unfulfilledQuantity > 0 ? [...sent, unsent] : sent;
    const discounts = line.discountAllocations.map((one) => one.allocatedAmountSet.shopMoney.amount);
    const product = { id: line.product?.id ?? null, tags: line.product?.tags ?? [] };
    return groups.map((group) => ({
      ...returnablePieces({ lineId: line.id, product, ...group }, policy.rules, now),
      title: known?.title ?? "",
      variantTitle: known?.variantTitle ?? null,
      imageUrl: known?.imageUrl ?? null,
      pieces: group.quantity,
      ordered: line.quantity,
      refundedBefore: line.quantity - line.refundableQuantity,
      lineTotal: subtractAmounts(line.originalTotalSet.shopMoney.amount, addAmounts("0.00", ...discounts)),
      lineTax: addAmounts("0.00", ...line.taxLines.map((tax) => tax.priceSet.shopMoney.amount)),
    }));
  });
  return {
    order,
    policy,
    taxesIncluded: told.order?.taxesIncluded ?? true,
    shippingFee: shippingFeeOf(policy.rules),
    lines: store ? stricter(lines, store) : lines,
  };
}

/** Pieces a shopper chose. */
export interface ChosenPieces {
  fulfillmentLineItemId: string;
  quantity: number;
}

/** What a shopper can expect for the chosen pieces; unknown ones are left out. */
export function expectedFor(returnable: Returnable, chosen: readonly ChosenPieces[]): ExpectedRefund {
  const before = new Map<string, number>();
  const pieces = chosen.flatMap(({ fulfillmentLineItemId, quantity }) => {
    const line = returnable.lines.find((one) => one.fulfillmentLineItemId === fulfillmentLineItemId);
    if (!line || quantity < 1) return [];
    const refundedBefore = line.refundedBefore + (before.get(line.lineId) ?? 0);
    before.set(line.lineId, (before.get(line.lineId) ?? 0) + quantity);
    const { ordered, lineTotal, lineTax } = line;
    return [{ quantity, ordered, refundedBefore, lineTotal, lineTax, restockingFeePercent: returnable.policy.rules.restockingFeePercent }];
  });
  return expectedRefund(pieces, returnable.taxesIncluded, returnable.shippingFee);
}
