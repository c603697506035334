import { refundedQuantity, returnableLines, returnsOf } from "../../actions/compute.ts";
import { money } from "../../world/money.ts";
import type { Fulfillment, LineItem, Order } from "../../world/types.ts";
import type { Asker } from "./api.ts";
import { connection, type PageArgs } from "./connection.ts";
import { moneyNode } from "./customer-node.ts";
import { lineNode } from "./order-node.ts";

const DAY = 86_400_000;

/** Days that Shopify allows for the way when it doesn't know the day of delivery. */
const TRANSIT_DAYS = 7;

type Reason = "FINAL_SALE" | "OTHER" | "RETURNED" | "RETURN_WINDOW_EXPIRED" | "UNFULFILLED";

/**
 * Whether the store's return window of a parcel is over. It counts from delivery, else from fulfilment and a time for the way.
 * https://help.shopify.com/manual/orders/self-serve-returns/return-rules
 */
export function windowOver(asker: Asker, fulfillment: Fulfillment): boolean {
  const start = fulfillment.deliveredAt ? Date.parse(fulfillment.deliveredAt) : Date.parse(fulfillment.createdAt) + TRANSIT_DAYS * DAY;
  return asker.sim.world.now() > start + asker.shop.returnRules.windowDays * DAY;
}

/** Pieces of an order that the shopper may ask to return, by line, with the fulfillment lines they come from. */
export function ownReturnable(asker: Asker, order: Order): { lineItemId: string; fulfillmentLineItemId: string; quantity: number }[] {
  const { world } = asker.sim;
  return returnableLines(world, order.id).filter((line) => {
    const fulfillment = world.state.fulfillments[line.fulfillmentId];
    return fulfillment !== undefined && !windowOver(asker, fulfillment);
  });
}

/** Why how many pieces of a line can't come back. */
function held(asker: Asker, order: Order, line: LineItem): { quantity: number; reasonCode: Reason }[] {
  const { world } = asker.sim;
  const open = ownReturnable(asker, order).filter((one) => one.lineItemId === line.id);
  const free = open.reduce((sum, one) => sum + one.quantity, 0);
  const sent = order.fulfillmentIds
    .map((id) => world.state.fulfillments[id])
    .flatMap((one) => (one?.status === "SUCCESS" ? one.lines : []))
    .reduce((sum, one) => (one.lineItemId === line.id ? sum + one.quantity : sum), 0);
  const live = returnsOf(world, order).filter((one) => one.status !== "DECLINED" && one.status !== "CANCELED");
  const returned = live.flatMap((one) => one.lines).reduce((sum, one) => (one.lineItemId === line.id ? sum + one.quantity : sum), 0);
  const late =
    returnableLines(world, order.id)
      .filter((one) => one.lineItemId === line.id)
      .reduce((sum, one) => sum + one.quantity, 0) - free;
  const unsent = Math.max(0, Math.min(line.currentQuantity, line.fulfillableQuantity));
  const other = Math.max(0, Math.min(sent - returned - late - free, refundedQuantity(world, order, line.id)));
  const details: [number, Reason][] = [
    [unsent, "UNFULFILLED"],
    [returned, "RETURNED"],
    [late, "RETURN_WINDOW_EXPIRED"],
    [other, "OTHER"],
  ];
  return details.filter(([quantity]) => quantity > 0).map(([quantity, reasonCode]) => ({ quantity, reasonCode }));
}

/** `Order.returnInformation`: what may come back, what not and why, and what it costs, by the store's own rules. */
export function returnInformation(asker: Asker, order: Order): Record<string, unknown> {
  const { restockingFeePercent, returnShippingFee } = asker.shop.returnRules;
  const hasShippingFee = !money.isZero(returnShippingFee);
  const returnable = order.lines.flatMap((line) => {
    const quantity = ownReturnable(asker, order)
      .filter((one) => one.lineItemId === line.id)
      .reduce((sum, one) => sum + one.quantity, 0);
    return quantity > 0 ? [{ id: line.id, quantity, lineItem: lineNode(asker, order, line) }] : [];
  });
  const kept = order.lines.flatMap((line) => {
    const quantityDetails = held(asker, order, line);
    const quantity = quantityDetails.reduce((sum, one) => sum + one.quantity, 0);
    return quantity > 0 ? [{ id: line.id, quantity, quantityDetails, lineItem: lineNode(asker, order, line) }] : [];
  });
  const fee = moneyNode(returnShippingFee, order.currency);
  const reasons = [...new Set(kept.flatMap((one) => one.quantityDetails.map((detail) => detail.reasonCode)))];
  return {
    hasRestockingFee: restockingFeePercent > 0,
    hasReturnShippingFee: hasShippingFee,
    returnFees: hasShippingFee
      ? [{ __typename: "ReturnShippingFee", title: "Return shipping", amountSet: { shopMoney: fee, presentmentMoney: fee } }]
      : [],
    returnShippingMethodNote: null,
    returnShippingMethods: [],
    returnableLineItems: (args: PageArgs) => connection(returnable, args),
    nonReturnableLineItems: (args: PageArgs) => connection(kept, args),
    nonReturnableSummary: reasons.length ? { nonReturnableReasons: reasons } : null,
  };
}
