import type { Return } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refuse, type Result, type UserError, userError } from "./user-error.ts";

export interface Removal {
  returnId: string;
  lines?: { returnLineItemId: string; quantity: number }[];
  exchangeLines?: { exchangeLineItemId: string; quantity: number }[];
}

function errorOf(subject: Return, input: Removal): UserError | undefined {
  const lines = input.lines ?? [];
  if ([...lines, ...(input.exchangeLines ?? [])].some((line) => line.quantity < 1))
    return userError(null, "Quantity must be greater than 0", "GREATER_THAN");
  for (const [index, wanted] of lines.entries()) {
    const line = subject.lines.find((one) => one.id === wanted.returnLineItemId);
    if (!line) return userError(`returnLineItems.${index}.returnLineItemId`, "Return line item was not found.", "NOT_FOUND");
    if (wanted.quantity > line.quantity - line.processedQuantity)
      return userError(`returnLineItems.${index}.quantity`, "Return line item has an invalid quantity.", "INVALID");
  }
  for (const [index, wanted] of (input.exchangeLines ?? []).entries()) {
    const line = subject.exchangeLines.find((one) => one.id === wanted.exchangeLineItemId);
    if (!line) return userError(`exchangeLineItems.${index}.exchangeLineItemId`, "Exchange line item was not found.", "NOT_FOUND");
    if (wanted.quantity > line.quantity - line.processedQuantity)
      return userError(`exchangeLineItems.${index}.quantity`, "Exchange line item has an invalid quantity.", "INVALID");
  }
  return undefined;
}

function shrinkReverseOrders(world: World, subject: Return): void {
  for (const id of subject.reverseFulfillmentOrderIds) {
    const reverse = world.state.reverseFulfillmentOrders[id];
    if (!reverse) continue;
    for (const line of reverse.lines) line.totalQuantity = subject.lines.find((one) => one.id === line.returnLineId)?.quantity ?? 0;
    reverse.lines = reverse.lines.filter((line) => line.totalQuantity > 0);
    if (reverse.lines.length === 0) reverse.status = "CANCELED";
  }
}

/** removeFromReturn: takes pieces out of an open return; the last one closes it. Announces returns/update, returns/close if so, orders/updated. */
export function removeFromReturn(world: World, input: Removal): Result<{ return: Return }> {
  const subject = world.state.returns[input.returnId];
  if (!subject) return refuse("returnId", "Return not found.", "NOT_FOUND");
  if (subject.status !== "OPEN") return refuse("returnId", "Return status is invalid.", "INVALID_STATE");
  const wrong = errorOf(subject, input);
  if (wrong) return { userErrors: [wrong] };
  for (const wanted of input.lines ?? []) {
    const line = subject.lines.find((one) => one.id === wanted.returnLineItemId);
    if (line) line.quantity -= wanted.quantity;
  }
  for (const wanted of input.exchangeLines ?? []) {
    const line = subject.exchangeLines.find((one) => one.id === wanted.exchangeLineItemId);
    if (line) line.quantity -= wanted.quantity;
  }
  subject.lines = subject.lines.filter((line) => line.quantity > 0);
  subject.exchangeLines = subject.exchangeLines.filter((line) => line.quantity > 0);
  shrinkReverseOrders(world, subject);
  const empty = subject.lines.length === 0 && subject.exchangeLines.length === 0;
  subject.updatedAt = world.iso();
  const order = world.state.orders[subject.orderId];
  if (order) order.updatedAt = subject.updatedAt;
  if (empty) {
    subject.status = "CLOSED";
    subject.closedAt = subject.updatedAt;
  }
  const announcer = deed(world, subject.shop);
  announcer.tell("returns/update", subject.id, {
    removals: (input.lines ?? []).map((line) => ({ id: line.returnLineItemId, delta: line.quantity })),
  });
  if (empty) announcer.tell("returns/close", subject.id);
  announcer.tell("orders/updated", subject.orderId);
  return { userErrors: [], return: subject };
}
