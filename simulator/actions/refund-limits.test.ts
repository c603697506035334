import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { money } from "../world/money.ts";
import { cancelOrder } from "./cancel-order.ts";
import { orderTotals, paymentsOf, refundableOf } from "./compute-money.ts";
import { financialStatus } from "./compute-status.ts";
import { createRefund } from "./create-refund.ts";
import { processReturn, processable } from "./process-return.ts";
import { opened, ordered, sent, testWorld } from "./test-world.ts";

describe("money back", () => {
  test("more than was received is refused with Shopify's words", () => {
    const t = testWorld();
    const order = ordered(t, [1], { taxRate: "0" });
    const [payment] = paymentsOf(t.world, order);
    const refund = (amount: string): string | undefined =>
      createRefund(t.world, { orderId: order.id, transactions: [{ parentId: payment?.id ?? "", amount }] }).userErrors[0]?.message;
    expect(refund("25.00")).toBe("Refund amount €25.00 is greater than net payment received €20.00");
    expect(refund("15.00")).toBeUndefined();
    expect(refund("5.01")).toBe("Refund amount €5.01 is greater than net payment received €5.00");
    expect(refund("5.00")).toBeUndefined();
    expect(financialStatus(t.world, order)).toBe("REFUNDED");
  });

  test("one payment never gives back more than it brought, over-refunding allowed or not", () => {
    const t = testWorld();
    const order = ordered(t, [1], { payments: [{ gateway: "gift_card", amount: "5.00" }, { gateway: "shopify_payments" }] });
    const [card] = paymentsOf(t.world, order);
    const transactions = [{ parentId: card?.id ?? "", amount: "6.00" }];
    for (const allowOverRefunding of [false, true]) {
      expect(createRefund(t.world, { orderId: order.id, transactions, allowOverRefunding }).userErrors).toEqual([
        { field: null, message: "Refund amount €6.00 is greater than net payment received €5.00", code: null },
      ]);
    }
  });

  test("a refund names a payment of the order, is a refund, and carries the payment's gateway", () => {
    const t = testWorld();
    const order = ordered(t, [1], { payments: [{ gateway: "bogus-parent-gateway" }] });
    const parentId = paymentsOf(t.world, order)[0]?.id ?? "";
    const kind = createRefund(t.world, { orderId: order.id, transactions: [{ parentId, amount: "1.00", kind: "AUTHORIZATION" }] });
    expect(kind.userErrors).toEqual([{ field: null, message: "Kind authorization is not a valid transaction", code: null }]);
    const stranger = createRefund(t.world, { orderId: order.id, transactions: [{ parentId: "999999999999", amount: "1.00" }] });
    expect(stranger.userErrors).toEqual([
      { field: ["transactions"], message: "Transactions require a parent_id associated with the order", code: null },
    ]);
    const good = createRefund(t.world, { orderId: order.id, transactions: [{ parentId, amount: "1.00" }] });
    expect(t.world.state.transactions[good.refund?.transactionIds[0] ?? ""]?.gateway).toBe("bogus-parent-gateway");
    expect(createRefund(t.world, { orderId: "9999991782169281386" }).userErrors).toEqual([
      { field: ["orderId"], message: "Order does not exist", code: null },
    ]);
  });

  test("more pieces than were bought are refused, earlier refunds counted", () => {
    const t = testWorld();
    const order = ordered(t, [2]);
    const lineItemId = order.lines[0]?.id ?? "";
    const refund = (quantity: number): string | undefined =>
      createRefund(t.world, { orderId: order.id, lines: [{ lineItemId, quantity }], allowOverRefunding: true }).userErrors[0]?.message;
    expect(refund(3)).toBe("Quantity cannot refund more items than were purchased");
    expect(refund(1)).toBeUndefined();
    expect(refund(2)).toBe("Quantity cannot refund more items than were purchased");
    expect(order.lines[0]).toMatchObject({ currentQuantity: 1, fulfillableQuantity: 1 });
  });

  test("a second agent's refund of the same return finds nothing to process and moves no money", () => {
    const t = testWorld();
    const order = sent(t, [2]);
    const subject = opened(t, order, [2]);
    const lines = processable(subject);
    const financialTransfer = { transactions: [{ parentId: paymentsOf(t.world, order)[0]?.id ?? "", amount: "20.00" }] };
    expect(processReturn(t.world, { returnId: subject.id, lines, financialTransfer }).refund?.total).toBe("20.00");
    const second = processReturn(t.world, { returnId: subject.id, lines, financialTransfer });
    expect(second.userErrors[0]?.message).toBe("Return line item was not found.");
    expect(orderTotals(t.world, order).refunded).toBe("20.00");
  });

  test("whatever is asked in whatever order, no order gives back more than it received and no payment more than it brought", () => {
    const step = fc.record({
      what: fc.constantFrom("refund", "process", "credit", "cancel"),
      cents: fc.integer({ min: 1, max: 9000 }),
      payment: fc.integer({ min: 0, max: 1 }),
      quantity: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const t = testWorld();
        const order = sent(t, [3, 2], { payments: [{ gateway: "gift_card", amount: "10.00" }, { gateway: "shopify_payments" }] });
        const subject = opened(t, order, [3, 2]);
        for (const { what, cents, payment, quantity } of steps) {
          const amount = (cents / 100).toFixed(2);
          const transactions = [{ parentId: paymentsOf(t.world, order)[payment]?.id ?? "", amount }];
          const lines = processable(subject).map((line) => ({ ...line, quantity: Math.min(line.quantity, quantity) }));
          const money = {
            orderId: order.id,
            lines: order.lines.slice(0, 1).map((line) => ({ lineItemId: line.id, quantity: Math.max(1, quantity) })),
          };
          if (what === "refund") createRefund(t.world, { ...money, transactions });
          if (what === "credit") createRefund(t.world, { orderId: order.id, storeCredit: { amount } });
          if (what === "cancel") cancelOrder(t.world, { orderId: order.id, reason: "OTHER", refund: true, restock: true });
          if (what === "process") processReturn(t.world, { returnId: subject.id, lines, financialTransfer: { transactions } });
        }
        const totals = orderTotals(t.world, order);
        expect(money.compare(totals.refunded, totals.received)).toBeLessThanOrEqual(0);
        for (const payment of paymentsOf(t.world, order))
          expect(money.compare(refundableOf(t.world, order, payment), "0")).toBeGreaterThanOrEqual(0);
        for (const line of order.lines) expect(line.currentQuantity).toBeGreaterThanOrEqual(0);
        for (const line of subject.lines) expect(line.processedQuantity).toBeLessThanOrEqual(line.quantity);
      }),
      { numRuns: 150 },
    );
  });
});
