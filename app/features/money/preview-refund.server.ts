import { findOrder } from "~/features/orders/find-order.server";
import { clock } from "~/platform/clock";
import { inTransaction } from "~/platform/db/db.server";
import type { Staff } from "~/platform/shopify/admin-door.server";
import { mayMoveMoney } from "./may-move-money";
import { presentmentAmount } from "./presentment-amount";
import { toRefundIntent } from "./record/intent-row";
import type { RefundIntent, RefundPlan } from "./refund-intent";
import { readOutcome } from "./shopify/read-outcome.server";

/** What is to be booked, and whether money goes back with it. */
export type RefundWish = Pick<RefundPlan, "returnGid" | "lines" | "refund" | "shipping"> & { returnId: string; orderId: string };

/**
 * Stores what Shopify suggests for these pieces as an intent that moves nothing yet. An older preview of the same return is thrown away.
 * @throws Refusal "may-not-refund", "no-outcome", "shopper-owes", "too-much-shipping"; ShopifyUnavailable
 */
export async function previewRefund(shop: string, staff: Staff, wish: RefundWish): Promise<RefundIntent> {
  mayMoveMoney(staff);
  const { returnId, orderId: ofOrder, ...wished } = wish;
  const paid = Number(wished.shipping) > 0 ? presentmentAmount(await findOrder(shop, ofOrder), wished.shipping) : null;
  const planned = { ...wished, shippingPaid: paid && { amount: paid.amount, currency: paid.currencyCode } };
  const outcome = await readOutcome(shop, planned).catch((error: unknown) => {
    // Booking pieces needs no suggestion to agree with.
    if (!wish.refund && (error as { code?: string }).code === "shopper-owes") return null;
    throw error;
  });
  const none = { subtotal: "0.00", tax: "0.00", shipping: "0.00", fees: "0.00", maximumRefundable: "0.00" };
  const plan: RefundPlan = {
    ...planned,
    transactions: planned.refund ? (outcome?.transactions ?? []) : [],
    sums: outcome?.sums ?? none,
    refundsBefore: outcome?.refundsBefore ?? [],
  };
  return inTransaction(async (tx) => {
    const { currency, orderId } = outcome ?? (await tx.return.findUniqueOrThrow({ where: { shop_id: { shop, id: returnId } } }));
    // Two people at once: the second throws the first's preview away instead of standing beside it.
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`money ${shop} ${orderId}`}, 0))`;
    await tx.refundIntent.deleteMany({ where: { shop, returnId, state: "previewed" } });
    const amount = planned.refund ? (outcome?.amount ?? "0.00") : "0.00";
    const data = { shop, orderId, returnId, amount, currency, plan, createdBy: staff.name, createdAt: clock.now() };
    return toRefundIntent(await tx.refundIntent.create({ data }));
  });
}
