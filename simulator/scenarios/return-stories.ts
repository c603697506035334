import { approveReturn } from "../actions/approve-return.ts";
import { cancelReturn } from "../actions/cancel-return.ts";
import { closeReturn } from "../actions/close-return.ts";
import { returnableLines } from "../actions/compute-returnable.ts";
import { createReverseDelivery } from "../actions/create-reverse-delivery.ts";
import { declineReturn } from "../actions/decline-return.ts";
import { type NewDisposition, disposeReverse } from "../actions/dispose-reverse.ts";
import { processable, processReturn, transferOf } from "../actions/process-return.ts";
import { requestReturn } from "../actions/request-return.ts";
import { suggestedOutcome } from "../actions/suggest-outcome.ts";
import { made } from "../actions/user-error.ts";
import type { Order, Return } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { CARRIERS } from "../actions/carriers.ts";
import type { Random } from "./random.ts";

const WORDS: Record<string, string[]> = {
  "2": ["It does not go with the room after all.", "I ordered two to choose from."],
  "3": ["The colour is much darker than in the picture.", "Kleiner als gedacht."],
  "4": ["I ordered Sea and got Slate."],
  "6": ["The rim is chipped.", "Le verre est fêlé.", "Ein Riss im Boden."],
  "5": ["A present that was not needed."],
};

/** Asks for some delivered pieces of an order; undefined when nothing can come back. */
export function askBack(world: World, order: Order, chance: Random, all = false): Return | undefined {
  const free = returnableLines(world, order.id);
  const chosen = all ? free : free.slice(0, Math.max(1, chance.between(1, free.length)));
  if (chosen.length === 0) return undefined;
  const rules = world.state.shops[order.shop]?.returnRules;
  const lines = chosen.map((line) => {
    const returnReasonDefinitionId = chance.pick(Object.keys(WORDS));
    const customerNote = chance.next() < 0.6 ? chance.pick(WORDS[returnReasonDefinitionId] ?? [""]) : null;
    const restockingFeePercent = rules?.restockingFeePercent ? rules.restockingFeePercent : null;
    return {
      fulfillmentLineItemId: line.fulfillmentLineItemId,
      quantity: line.quantity,
      returnReasonDefinitionId,
      customerNote,
      restockingFeePercent,
    };
  });
  return made(requestReturn(world, { orderId: order.id, lines, returnShippingFee: rules?.returnShippingFee ?? null }), "return");
}

export const approve = (world: World, subject: Return): void =>
  void made(approveReturn(world, { returnId: subject.id, notifyCustomer: true }), "return");

export const decline = (world: World, subject: Return, reason: "RETURN_PERIOD_ENDED" | "FINAL_SALE" | "OTHER", note: string): void =>
  void made(declineReturn(world, { returnId: subject.id, reason, note }), "return");

export const withdraw = (world: World, subject: Return): void => void made(cancelReturn(world, { returnId: subject.id }), "return");

export const close = (world: World, subject: Return): void => void made(closeReturn(world, { returnId: subject.id }), "return");

/** A label goes out: one parcel for each reverse fulfillment order. */
export function sendBack(world: World, subject: Return): void {
  for (const id of subject.reverseFulfillmentOrderIds) {
    const number = CARRIERS.DHL.number(Number(subject.id.slice(-6)));
    const tracking = { carrierName: "DHL", number, url: CARRIERS.DHL.url(number) };
    made(
      createReverseDelivery(world, {
        reverseFulfillmentOrderId: id,
        lines: [],
        tracking,
        labelUrl: `https://labels.example/${number}.pdf`,
      }),
      "reverseDelivery",
    );
  }
}

/** The parcel is opened: everything goes back on the shelf, or everything stays out. */
export function unpack(world: World, subject: Return, type: NewDisposition["type"]): void {
  for (const id of subject.reverseFulfillmentOrderIds) {
    const lines = world.state.reverseFulfillmentOrders[id]?.lines ?? [];
    const locationId = Object.values(world.state.locations).find((location) => location.shop === subject.shop)?.id ?? null;
    const dispositions = lines.map((line) => ({
      reverseFulfillmentOrderLineItemId: line.id,
      quantity: line.totalQuantity,
      type,
      locationId,
    }));
    made(disposeReverse(world, { dispositions }), "reverseFulfillmentOrder");
  }
}

/** Processes everything that waits and gives back exactly what is suggested, to the cards or as store credit. */
export function settle(world: World, subject: Return, how: "ORIGINAL_PAYMENT_METHODS" | "STORE_CREDIT" = "ORIGINAL_PAYMENT_METHODS"): void {
  const lines = processable(subject);
  const outcome = suggestedOutcome(world, { returnId: subject.id, lines, allocation: how });
  const transfer = outcome?.transfer.kind === "REFUND" ? outcome.transfer : undefined;
  const credit = transfer?.suggestedRefundMethods[0];
  const financialTransfer = transfer
    ? { ...transferOf(transfer.suggestedTransactions), storeCredit: credit ? { amount: credit.amount } : null }
    : null;
  made(processReturn(world, { returnId: subject.id, lines, financialTransfer }), "return");
}
