import { z } from "zod";
import { addAmounts } from "~/lib/money";
import type { RefundSnapshot } from "~/features/orders/order-snapshot";
import { idDigits } from "~/platform/shopify/webhook.server";
import { amount, blank, instant } from "./payload-parts";

const transaction = z.object({ kind: blank, status: blank, amount, currency: blank });

/** The fields that we read of refunds/create and of the refunds inside an order. */
export const refundPayload = z
  .object({
    id: idDigits,
    admin_graphql_api_id: z.string().nullish(),
    order_id: idDigits,
    created_at: instant,
    note: blank,
    return: z.object({ admin_graphql_api_id: z.string() }).nullish(),
    refund_line_items: z
      .array(
        z.object({
          quantity: z.number().int(),
          line_item_id: idDigits,
          line_item: z.object({ admin_graphql_api_id: z.string().nullish() }).nullish(),
        }),
      )
      .nullish(),
    transactions: z.array(transaction).nullish(),
  })
  .transform((r) => ({
    ...r,
    gid: r.admin_graphql_api_id ?? `gid://shopify/Refund/${r.id}`,
    paid: (r.transactions ?? []).filter((one) => one.kind === "refund" && one.status === "success"),
  }));

/** @param currency the order's, for refunds that moved no money */
export function toRefund(r: z.output<typeof refundPayload>, currency: string): RefundSnapshot {
  return {
    id: r.gid,
    orderId: `gid://shopify/Order/${r.order_id}`,
    returnGid: r.return?.admin_graphql_api_id ?? null,
    amount: addAmounts("0", ...r.paid.map((one) => one.amount)),
    currency: r.paid[0]?.currency ?? currency,
    note: r.note,
    lines: (r.refund_line_items ?? []).map((line) => ({
      lineId: line.line_item?.admin_graphql_api_id ?? `gid://shopify/LineItem/${line.line_item_id}`,
      quantity: line.quantity,
    })),
    createdAt: r.created_at,
  };
}
