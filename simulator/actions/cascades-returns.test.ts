import { describe, expect, test } from "vitest";
import { approveReturn } from "./approve-return.ts";
import { cancelReturn } from "./cancel-return.ts";
import { closeReturn } from "./close-return.ts";
import { createReturn } from "./create-return.ts";
import { createReverseDelivery } from "./create-reverse-delivery.ts";
import { declineReturn } from "./decline-return.ts";
import { disposeReverse } from "./dispose-reverse.ts";
import { processReturn, processable } from "./process-return.ts";
import { removeFromReturn } from "./remove-from-return.ts";
import { reopenReturn } from "./reopen-return.ts";
import { requestReturn } from "./request-return.ts";
import { asking, opened, sent, type TestWorld, testWorld } from "./test-world.ts";
import { updateReverseDelivery } from "./update-reverse-delivery.ts";
import { made } from "./user-error.ts";

const cardOf = (order: { transactionIds: string[] }): string => order.transactionIds[0] ?? "";
const rfoOf = (subject: { reverseFulfillmentOrderIds: string[] }): string => subject.reverseFulfillmentOrderIds[0] ?? "";
const disposing = (t: TestWorld, rfo: string): { reverseFulfillmentOrderLineItemId: string; quantity: number; type: "RESTOCKED" }[] =>
  (t.world.state.reverseFulfillmentOrders[rfo]?.lines ?? []).map((line) => ({
    reverseFulfillmentOrderLineItemId: line.id,
    quantity: line.totalQuantity,
    type: "RESTOCKED",
  }));

/** Name, what must be there already, and the deed; the topics in the order in which they are announced. */
const CASES: [name: string, topics: string[], prepare: (t: TestWorld) => () => unknown][] = [
  [
    "a requested return",
    ["returns/request", "orders/updated"],
    (t) => {
      const order = sent(t, [1]);
      return () => requestReturn(t.world, asking(t, order, [1]));
    },
  ],
  [
    "a created return",
    ["returns/approve", "orders/updated"],
    (t) => {
      const order = sent(t, [1]);
      return () => createReturn(t.world, asking(t, order, [1]));
    },
  ],
  [
    "an approved return",
    ["returns/approve", "orders/updated"],
    (t) => {
      const r = made(requestReturn(t.world, asking(t, sent(t, [1]), [1])), "return");
      return () => approveReturn(t.world, { returnId: r.id });
    },
  ],
  [
    "a declined return",
    ["returns/decline", "orders/updated"],
    (t) => {
      const r = made(requestReturn(t.world, asking(t, sent(t, [1]), [1])), "return");
      return () => declineReturn(t.world, { returnId: r.id, reason: "OTHER" });
    },
  ],
  [
    "a cancelled return",
    ["returns/cancel", "orders/updated"],
    (t) => {
      const r = opened(t, sent(t, [1]), [1]);
      return () => cancelReturn(t.world, { returnId: r.id });
    },
  ],
  [
    "a closed return",
    ["returns/close", "orders/updated"],
    (t) => {
      const r = opened(t, sent(t, [1]), [1]);
      return () => closeReturn(t.world, { returnId: r.id });
    },
  ],
  [
    "a return opened again",
    ["returns/reopen", "orders/updated"],
    (t) => {
      const r = opened(t, sent(t, [1]), [1]);
      closeReturn(t.world, { returnId: r.id });
      return () => reopenReturn(t.world, { returnId: r.id });
    },
  ],
  [
    "a line removed",
    ["returns/update", "orders/updated"],
    (t) => {
      const r = opened(t, sent(t, [2]), [2]);
      return () => removeFromReturn(t.world, { returnId: r.id, lines: [{ returnLineItemId: r.lines[0]?.id ?? "", quantity: 1 }] });
    },
  ],
  [
    "the last line removed",
    ["returns/update", "returns/close", "orders/updated"],
    (t) => {
      const r = opened(t, sent(t, [1]), [1]);
      return () => removeFromReturn(t.world, { returnId: r.id, lines: [{ returnLineItemId: r.lines[0]?.id ?? "", quantity: 1 }] });
    },
  ],
  [
    "a label for the way back",
    ["reverse_deliveries/attach_deliverable"],
    (t) => {
      const r = opened(t, sent(t, [1]), [1]);
      return () => createReverseDelivery(t.world, { reverseFulfillmentOrderId: rfoOf(r), lines: [], tracking: { number: "1" } });
    },
  ],
  [
    "new tracking for the way back",
    ["reverse_deliveries/attach_deliverable"],
    (t) => {
      const r = opened(t, sent(t, [1]), [1]);
      const d = made(createReverseDelivery(t.world, { reverseFulfillmentOrderId: rfoOf(r), lines: [] }), "reverseDelivery");
      return () => updateReverseDelivery(t.world, { reverseDeliveryId: d.id, tracking: { number: "2" } });
    },
  ],
  [
    "pieces put back on the shelf",
    ["reverse_fulfillment_orders/dispose"],
    (t) => {
      const r = opened(t, sent(t, [1]), [1]);
      return () => disposeReverse(t.world, { dispositions: disposing(t, rfoOf(r)) });
    },
  ],
  [
    "a processed return without money",
    ["returns/process", "orders/updated"],
    (t) => {
      const r = opened(t, sent(t, [1]), [1]);
      return () => processReturn(t.world, { returnId: r.id, lines: processable(r) });
    },
  ],
  [
    "a processed return with pieces and money",
    ["returns/process", "reverse_fulfillment_orders/dispose", "refunds/create", "order_transactions/create", "orders/updated"],
    (t) => {
      const order = sent(t, [1]);
      const r = opened(t, order, [1]);
      const lines = processable(r).map((line) => ({ ...line, dispositions: disposing(t, rfoOf(r)) }));
      return () =>
        processReturn(t.world, {
          returnId: r.id,
          lines,
          financialTransfer: { transactions: [{ parentId: cardOf(order), amount: "20.00" }] },
        });
    },
  ],
  [
    "a processed exchange",
    ["returns/process", "orders/edited", "fulfillment_orders/order_routing_complete", "orders/updated"],
    (t) => {
      const r = opened(t, sent(t, [1]), [1], { exchangeLines: [{ variantId: t.variants[1], quantity: 1 }] });
      return () => processReturn(t.world, { returnId: r.id, exchangeLines: r.exchangeLines.map(({ id }) => ({ id, quantity: 1 })) });
    },
  ],
];

describe("what Shopify tells about returns", () => {
  test.each(CASES)("%s: %j under one event id", (_name, topics, prepare) => {
    const t = testWorld();
    expect(t.topicsOf(prepare(t))).toEqual({ topics, events: 1 });
  });
});
