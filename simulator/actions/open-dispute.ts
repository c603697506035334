import type { Dispute } from "../world/types.ts";
import { money } from "../world/money.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { orderTotals } from "./compute-money.ts";
import { refuse, type Result } from "./user-error.ts";

export interface NewDispute {
  orderId: string;
  /** What was received and not given back when left out. */
  amount?: string;
  type?: Dispute["type"];
  /** As the card network names it, e.g. "FRAUDULENT", "PRODUCT_NOT_RECEIVED". */
  reason?: string;
  evidenceDueBy?: string | null;
}

/** The shopper's bank asks for the money back. Announces disputes/create and orders/updated. */
export function openDispute(world: World, input: NewDispute): Result<{ dispute: Dispute }> {
  const order = world.state.orders[input.orderId];
  if (!order) return refuse("orderId", "Order does not exist", "NOT_FOUND");
  const { net } = orderTotals(world, order);
  if (money.isZero(net)) return refuse("orderId", "Order holds no money that could be disputed", "INVALID");
  const dispute: Dispute = {
    id: world.newId(),
    shop: order.shop,
    orderId: order.id,
    amount: money.min(net, input.amount ?? net),
    type: input.type ?? "CHARGEBACK",
    status: "NEEDS_RESPONSE",
    reason: input.reason ?? "PRODUCT_NOT_RECEIVED",
    evidenceDueBy: input.evidenceDueBy ?? world.iso(world.now() + 10 * 86_400_000),
    createdAt: world.iso(),
  };
  world.state.disputes[dispute.id] = dispute;
  order.updatedAt = world.iso();
  const announcer = deed(world, order.shop);
  announcer.tell("disputes/create", dispute.id);
  announcer.tell("orders/updated", order.id);
  return { userErrors: [], dispute };
}
