import { randomUUID } from "node:crypto";
import { cancelOrder } from "../../actions/cancel-order.ts";
import type { Cancellation } from "../../actions/cancel-order.ts";
import { updateOrder } from "../../actions/update-order.ts";
import type { UserError } from "../../actions/user-error.ts";
import type { AdminContext } from "../context.ts";
import { noResolver } from "../errors.ts";
import { as } from "../resolver.ts";
import type { Fields } from "../resolver.ts";
import { ownId, payload, problem } from "./payload.ts";

interface CancelArgs {
  orderId: string;
  reason: Cancellation["reason"];
  refund?: boolean | null;
  refundMethod?: { originalPaymentMethodsRefund?: boolean | null; storeCreditRefund?: object | null } | null;
  restock: boolean;
  staffNote?: string | null;
  notifyCustomer?: boolean | null;
}

const methodOf = (args: CancelArgs): Cancellation["refundMethod"] => {
  if (!args.refundMethod) return null;
  return args.refundMethod.storeCreditRefund ? "STORE_CREDIT" : "ORIGINAL_PAYMENT_METHODS";
};

const cancel = (ctx: AdminContext, args: CancelArgs): object => {
  if (typeof args.refund === "boolean" && args.refundMethod) {
    const errors = [problem(["refund"], "Only one of the arguments `refund` or `refund_method` is allowed.", "INVALID")];
    return { ...payload(errors, { job: null }), orderCancelUserErrors: errors };
  }
  const result = cancelOrder(ctx.world, {
    orderId: ownId(ctx, ctx.world.state.orders, args.orderId, "Order"),
    reason: args.reason,
    refund: args.refund ?? null,
    refundMethod: methodOf(args),
    restock: args.restock,
    staffNote: args.staffNote ?? null,
    notifyCustomer: args.notifyCustomer ?? false,
  });
  // Shopify cancels in a job of its own and says at once that it is not done.
  const job = { id: `gid://shopify/Job/${randomUUID()}`, done: false };
  return { ...payload(result.userErrors, { job }), orderCancelUserErrors: result.userErrors };
};

interface TagArgs {
  id: string;
  tags: string[];
}

/** Tags may come as one text with commas. */
const tagsIn = (texts: string[]): string[] =>
  texts
    .flatMap((text) => text.split(","))
    .map((tag) => tag.trim())
    .filter(Boolean);

/** Only orders have an action that changes their tags. */
const retag = (ctx: AdminContext, { id }: TagArgs, change: (before: string[]) => string[]): object => {
  if (!id.startsWith("gid://shopify/Order/")) throw noResolver("Mutation", `tagsAdd/tagsRemove for ${id}`);
  const orderId = ownId(ctx, ctx.world.state.orders, id, "Order");
  const before = ctx.world.state.orders[orderId];
  if (!before) return { node: null, userErrors: [problem(["id"], "Order does not exist")] satisfies UserError[] };
  const result = updateOrder(ctx.world, { orderId, tags: change(before.tags) });
  return payload(result.userErrors, { node: result.order ? as("Order", result.order) : null });
};

/** What an app may do to an order itself. */
export const orderMutations: Fields<undefined> = {
  orderCancel: (_root, args: CancelArgs, ctx) => cancel(ctx, args),
  tagsAdd: (_root, args: TagArgs, ctx) => retag(ctx, args, (before) => [...before, ...tagsIn(args.tags)]),
  tagsRemove: (_root, args: TagArgs, ctx) => retag(ctx, args, (before) => before.filter((tag) => !tagsIn(args.tags).includes(tag))),
};
