import type { Order, Return, ReturnStatus } from "../world/types.ts";
import { money } from "../world/money.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { makeReturnLines, type NewReturnLine, returnLineErrors } from "./return-lines.ts";
import { refuse, type Result } from "./user-error.ts";

export interface NewReturn {
  orderId: string;
  lines: NewReturnLine[];
  /** Kept from the first refund of this return. */
  returnShippingFee?: string | null;
  /** Things the shopper wants instead; they join the order when they are processed. */
  exchangeLines?: { variantId: string; quantity: number }[];
}

/** Writes a return into the world; its lines were checked. */
export function writeReturn(world: World, order: Order, input: NewReturn, status: ReturnStatus): Return {
  const now = world.iso();
  const made: Return = {
    id: world.newId(),
    shop: order.shop,
    orderId: order.id,
    name: `${order.name}-R${order.returnIds.length + 1}`,
    status,
    decline: null,
    lines: makeReturnLines(world, order, input.lines),
    exchangeLines: (input.exchangeLines ?? []).map((line) => ({ id: world.newId(), ...line, processedQuantity: 0, lineItemId: null })),
    returnShippingFee: input.returnShippingFee ? { id: world.newId(), amount: money.add(input.returnShippingFee), charged: false } : null,
    reverseFulfillmentOrderIds: [],
    refundIds: [],
    createdAt: now,
    requestApprovedAt: null,
    closedAt: null,
    updatedAt: now,
  };
  world.state.returns[made.id] = made;
  order.returnIds.push(made.id);
  order.updatedAt = now;
  return made;
}

/** A shopper asks to send things back. Announces returns/request and orders/updated. */
export function requestReturn(world: World, input: NewReturn): Result<{ return: Return }> {
  const order = world.state.orders[input.orderId];
  if (!order) return refuse("input.orderId", "Order not found.", "NOT_FOUND");
  const userErrors = returnLineErrors(world, order, input.lines, "input");
  if (userErrors.length > 0) return { userErrors };
  const made = writeReturn(world, order, input, "REQUESTED");
  const announcer = deed(world, order.shop);
  announcer.tell("returns/request", made.id);
  announcer.tell("orders/updated", order.id);
  return { userErrors: [], return: made };
}
