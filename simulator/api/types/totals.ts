import { orderTotals } from "../../actions/compute-money.ts";
import type { OrderTotals } from "../../actions/compute-money.ts";
import type { Order } from "../../world/types.ts";
import type { AdminContext } from "../context.ts";

/** All sums of an order; a query computes them once, though it may ask for a dozen of them. */
export function totalsOf(ctx: AdminContext, order: Order): OrderTotals {
  const totals = ctx.totals?.get(order) ?? orderTotals(ctx.world, order);
  ctx.totals?.set(order, totals);
  return totals;
}
