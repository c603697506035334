import type { Return } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { announceReturn, openReverseFulfillmentOrders } from "./approve-return.ts";
import { type NewReturn, writeReturn } from "./request-return.ts";
import { returnLineErrors } from "./return-lines.ts";
import { refuse, type Result } from "./user-error.ts";

/** The merchant makes a return: it is open at once. Announces returns/approve (Shopify has no topic of its own for it) and orders/updated. */
export function createReturn(world: World, input: NewReturn): Result<{ return: Return }> {
  const order = world.state.orders[input.orderId];
  if (!order) return refuse("returnInput.orderId", "Order not found.", "NOT_FOUND");
  const userErrors = returnLineErrors(world, order, input.lines, "returnInput");
  if (userErrors.length > 0) return { userErrors };
  const made = writeReturn(world, order, input, "OPEN");
  made.requestApprovedAt = made.createdAt;
  openReverseFulfillmentOrders(world, made);
  announceReturn(world, made, "returns/approve");
  return { userErrors: [], return: made };
}
