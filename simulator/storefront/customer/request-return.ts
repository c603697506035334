import { requestReturn } from "../../actions/request-return.ts";
import type { UserError } from "../../actions/user-error.ts";
import { idIn } from "../../world/gid.ts";
import { money } from "../../world/money.ts";
import type { Asker } from "./api.ts";
import { returnNode } from "./order-node.ts";
import { ownReturnable } from "./return-information.ts";

interface Requested {
  lineItemId: string;
  quantity: number;
  returnReason?: string | null;
  returnReasonDefinitionId?: string | null;
  customerNote?: string | null;
}

const refuse = (field: string[], message: string, code: string): Record<string, unknown> => ({
  return: null,
  userErrors: [{ field, message, code }],
});

/** Where the deed's words name its own input, this mutation's arguments stand in. */
const ownField = ({ field, ...rest }: UserError): UserError => ({
  ...rest,
  field:
    field && field[0] === "input"
      ? field
          .slice(1)
          .map((name) => (name === "returnLineItems" ? "requestedLineItems" : name === "fulfillmentLineItemId" ? "lineItemId" : name))
      : field,
});

/**
 * `orderRequestReturn`: the shopper asks for lines of their own order; pieces are taken from the parcels in the order they were sent, and the
 * store's fees are put on the return. Words of its errors are those of the Admin API: none were ever recorded for this one.
 */
export function requestOwnReturn(
  asker: Asker,
  { orderId, requestedLineItems }: { orderId: string; requestedLineItems: Requested[] },
): Record<string, unknown> {
  const { world } = asker.sim;
  const order = world.state.orders[idIn(orderId, "Order") ?? ""];
  if (!order || order.shop !== asker.shop.domain || order.customerId !== asker.customerId)
    return refuse(["orderId"], "Order not found.", "NOT_FOUND");
  const free = ownReturnable(asker, order).map((line) => ({ ...line }));
  const lines = [];
  for (const [index, asked] of requestedLineItems.entries()) {
    const at = ["requestedLineItems", String(index)];
    const lineItemId = idIn(asked.lineItemId, "LineItem");
    if (!order.lines.some((line) => line.id === lineItemId)) return refuse([...at, "lineItemId"], "Line item was not found.", "NOT_FOUND");
    let left = asked.quantity;
    for (const source of free) {
      const taken = source.lineItemId === lineItemId ? Math.min(left, source.quantity) : 0;
      if (taken <= 0) continue;
      source.quantity -= taken;
      left -= taken;
      lines.push({
        fulfillmentLineItemId: source.fulfillmentLineItemId,
        quantity: taken,
        returnReason: asked.returnReason ?? null,
        returnReasonDefinitionId: asked.returnReasonDefinitionId
          ? (idIn(asked.returnReasonDefinitionId, "ReturnReasonDefinition") ?? "0")
          : null,
        customerNote: asked.customerNote ?? null,
        restockingFeePercent: asker.shop.returnRules.restockingFeePercent || null,
      });
    }
    if (left > 0 || asked.quantity < 1) return refuse([...at, "quantity"], "Return line item has an invalid quantity.", "INVALID");
  }
  const fee = asker.shop.returnRules.returnShippingFee;
  const result = requestReturn(world, { orderId: order.id, lines, returnShippingFee: money.isZero(fee) ? null : fee });
  return { return: result.return ? returnNode(asker, result.return) : null, userErrors: result.userErrors.map(ownField) };
}
