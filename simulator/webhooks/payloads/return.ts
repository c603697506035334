import { gid } from "../../world/gid.ts";
import type { Order, Return } from "../../world/types.ts";
import { rawId, type Json, type JsonObject } from "../write-json.ts";
import { record, type Context, type PayloadBuilder } from "./context.ts";
import { moneySet } from "./money-set.ts";

/** {id, admin_graphql_api_id}: how returns point at other records. */
export const pointer = (type: string, id: string): JsonObject => ({ id: rawId(id), admin_graphql_api_id: gid(type, id) });

function subject({ world, announcement }: Context): { made: Return; order: Order } {
  const made = record(world.state.returns, announcement.id, "return");
  return { made, order: record(world.state.orders, made.orderId, "order") };
}

const returnLine = (line: Return["lines"][number]): JsonObject => ({
  ...pointer("ReturnLineItem", line.id),
  fulfillment_line_item: { ...pointer("FulfillmentLineItem", line.fulfillmentLineItemId), line_item: pointer("LineItem", line.lineItemId) },
  quantity: line.quantity,
  return_reason: line.returnReason.toLowerCase(),
  return_reason_note: line.returnReasonNote,
  customer_note: line.customerNote,
});

function shippingFees(made: Return, order: Order): Json[] {
  const fee = made.returnShippingFee;
  return fee ? [{ ...pointer("ReturnShippingFee", fee.id), price: moneySet(order, fee.amount) }] : [];
}

/** returns/request, returns/approve */
export const returnPayload: PayloadBuilder = (context) => {
  const { made, order } = subject(context);
  return {
    ...pointer("Return", made.id),
    status: made.status.toLowerCase(),
    order: pointer("Order", order.id),
    total_return_line_items: made.lines.length,
    name: made.name,
    return_line_items: made.lines.map(returnLine),
    return_shipping_fees: shippingFees(made, order),
    exchange_line_items: made.exchangeLines.map((line) => ({
      ...pointer("ExchangeLineItem", line.id),
      line_item: line.lineItemId === null ? null : pointer("LineItem", line.lineItemId),
    })),
    total_exchange_line_items: made.exchangeLines.length,
  };
};

/** returns/decline */
export const declinedReturnPayload: PayloadBuilder = (context) => {
  const { made, order } = subject(context);
  return {
    ...pointer("Return", made.id),
    status: made.status.toLowerCase(),
    order: pointer("Order", order.id),
    decline: made.decline ? { reason: made.decline.reason.toLowerCase(), note: made.decline.note } : null,
  };
};

/** returns/cancel, close, reopen: thin. */
export const returnStatusPayload: PayloadBuilder = (context) => {
  const { made, order } = subject(context);
  return { ...pointer("Return", made.id), order_id: rawId(order.id), status: made.status.toLowerCase() };
};

/** returns/update: `extra.removals` lists {id, delta} of return line items. */
export const returnUpdatePayload: PayloadBuilder = (context) => {
  const { made } = subject(context);
  const removals = (context.announcement.extra?.removals ?? []) as { id: string; delta: number }[];
  return {
    admin_graphql_api_id: gid("Return", made.id),
    return_line_items: { removals: removals.map(({ id, delta }) => ({ admin_graphql_api_id: gid("ReturnLineItem", id), delta })) },
    restocking_fees: { updates: [], removals: [] },
    return_shipping_fees: { updates: [], removals: [] },
  };
};

/** returns/process: Shopify does not document the body; a receiver may only take it as a hint to read the return again. */
export const processedReturnPayload: PayloadBuilder = (context) => pointer("Return", subject(context).made.id);
