import type { GraphQLResolveInfo } from "graphql";
import { createRefund } from "../../actions/create-refund.ts";
import type { Restock } from "../../actions/write-refund.ts";
import type { AdminContext } from "../context.ts";
import { idOf } from "../global-id.ts";
import type { Fields } from "../resolver.ts";
import { must } from "../types/lookup.ts";
import { once } from "./idempotent.ts";
import { ownId, payload } from "./payload.ts";

interface RefundInput {
  orderId: string;
  note?: string | null;
  allowOverRefunding?: boolean | null;
  refundLineItems?: { lineItemId: string; quantity: number; restockType?: Restock | null; locationId?: string | null }[] | null;
  shipping?: { amount?: string | null; fullRefund?: boolean | null } | null;
  transactions?: { amount: string; kind: string; gateway: string; orderId: string; parentId?: string | null }[] | null;
  refundMethods?: { storeCreditRefund?: { amount: { amount: string }; expiresAt?: string | null } | null }[] | null;
}

const create = (ctx: AdminContext, input: RefundInput): ReturnType<typeof createRefund> => {
  const credit = input.refundMethods?.find((method) => method.storeCreditRefund)?.storeCreditRefund;
  return createRefund(ctx.world, {
    orderId: ownId(ctx, ctx.world.state.orders, input.orderId, "Order"),
    lines: (input.refundLineItems ?? []).map((line) => ({
      lineItemId: idOf(line.lineItemId, "LineItem"),
      quantity: line.quantity,
      locationId: line.locationId ? idOf(line.locationId, "Location") : null,
      ...(line.restockType ? { restockType: line.restockType } : {}),
    })),
    shippingAmount: input.shipping?.amount ? String(input.shipping.amount) : null,
    fullShipping: input.shipping?.fullRefund ?? false,
    transactions: (input.transactions ?? []).map((one) => ({
      parentId: one.parentId ? idOf(one.parentId, "OrderTransaction") : "0",
      amount: String(one.amount),
      kind: one.kind,
    })),
    storeCredit: credit ? { amount: String(credit.amount.amount), expiresAt: credit.expiresAt ?? null } : null,
    note: input.note ?? null,
    allowOverRefunding: input.allowOverRefunding ?? false,
  });
};

/** `refundCreate`, which from 2026-04 on must carry `@idempotent`. */
export const refundMutations: Fields<undefined> = {
  refundCreate: async (_root, args: { input: RefundInput }, ctx, info: GraphQLResolveInfo) => {
    const show = (made: unknown): object => {
      const refund = must(ctx.world.state.refunds[String(made)], `refund ${String(made)}`);
      return payload([], { refund, order: ctx.world.state.orders[refund.orderId] });
    };
    return once(
      ctx,
      info,
      args,
      () => {
        const result = create(ctx, args.input);
        if (result.refund) return { made: result.refund.id };
        const order = ctx.world.state.orders[idOf(args.input.orderId, "Order")];
        return { failed: { userErrors: result.userErrors, refund: null, order: order?.shop === ctx.shop.domain ? order : null } };
      },
      show,
    );
  },
};
