import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { money } from "../world/money.ts";
import { orderTotals } from "./compute-money.ts";
import { processReturn, processable, transferOf } from "./process-return.ts";
import { type OutcomeQuestion, suggestedOutcome } from "./suggest-outcome.ts";
import { opened, sent, testWorld } from "./test-world.ts";

describe("the suggested outcome", () => {
  test("takes restocking fee and return shipping off the discounted price, the shipping fee once", () => {
    const t = testWorld();
    const order = sent(t, [2], { discount: { code: "TEN", percent: 10 }, shipping: { title: "Standard", price: "4.90" } });
    const subject = opened(t, order, [2], { returnShippingFee: "3.00" }, 10);
    const one = { returnId: subject.id, lines: [{ id: subject.lines[0]?.id ?? "", quantity: 1 }] };
    const first = suggestedOutcome(t.world, one);
    expect(first).toMatchObject({
      discountedSubtotal: "18.00",
      totalCartDiscountAmount: "2.00",
      restockingFees: "1.80",
      returnShippingFee: "3.00",
    });
    expect(first).toMatchObject({ maximumRefundable: "40.90", transfer: { kind: "REFUND", amount: "13.20" } });
    const transactions = first?.transfer.kind === "REFUND" ? first.transfer.suggestedTransactions : [];
    processReturn(t.world, { ...one, financialTransfer: transferOf(transactions) });
    expect(suggestedOutcome(t.world, one)).toMatchObject({ returnShippingFee: "0.00", transfer: { amount: "16.20" } });
    expect(orderTotals(t.world, order)).toMatchObject({ refunded: "13.20", currentTotal: "27.70", outstanding: "0.00" });
  });

  test("puts the money on the payments, oldest first, or on store credit when that is asked", () => {
    const t = testWorld();
    const order = sent(t, [2], { payments: [{ gateway: "gift_card", amount: "15.00" }, { gateway: "shopify_payments" }] });
    const subject = opened(t, order, [2]);
    const question: OutcomeQuestion = { returnId: subject.id, lines: processable(subject) };
    expect(suggestedOutcome(t.world, question)?.transfer).toMatchObject({
      suggestedTransactions: [
        { gateway: "gift_card", amount: "15.00", maximumRefundable: "15.00" },
        { gateway: "shopify_payments", amount: "25.00", maximumRefundable: "25.00" },
      ],
      suggestedRefundMethods: [],
    });
    expect(suggestedOutcome(t.world, { ...question, allocation: "STORE_CREDIT" })?.transfer).toMatchObject({
      suggestedTransactions: [],
      suggestedRefundMethods: [{ amount: "40.00", maximumRefundable: "40.00" }],
    });
  });

  test("gives the shipping back in full or in part, never more than it was", () => {
    const t = testWorld();
    const order = sent(t, [1], { shipping: { title: "Standard", price: "4.90" } });
    const subject = opened(t, order, [1]);
    const ask = (refundShipping: OutcomeQuestion["refundShipping"]): string | undefined =>
      suggestedOutcome(t.world, { returnId: subject.id, lines: processable(subject), refundShipping })?.transfer.amount;
    expect([ask(null), ask({ fullRefund: true }), ask({ amount: "2.00" }), ask({ amount: "50.00" })]).toEqual([
      "20.00",
      "24.90",
      "22.00",
      "24.90",
    ]);
  });

  test("becomes an invoice when the exchange costs more than what comes back, and the new parcel waits for the money", () => {
    const t = testWorld();
    const order = sent(
      t,
      [0, 1].map(() => 1),
    );
    const subject = opened(t, order, [0, 1], { exchangeLines: [{ variantId: t.variants[0], quantity: 1 }] });
    const exchangeLines = subject.exchangeLines.map(({ id, quantity }) => ({ id, quantity }));
    const question = { returnId: subject.id, lines: processable(subject), exchangeLines };
    expect(suggestedOutcome(t.world, question)?.transfer).toEqual({ kind: "INVOICE", amount: "7.50" });
    processReturn(t.world, { ...question, financialTransfer: { transactions: [] } });
    expect(orderTotals(t.world, order).outstanding).toBe("7.50");
    expect(t.world.state.fulfillmentOrders[order.fulfillmentOrderIds[1] ?? ""]?.status).toBe("ON_HOLD");
  });

  test("adds the tax where prices do not hold it, and says how much of it lies inside where they do", () => {
    const t = testWorld();
    const ask = (taxesIncluded: boolean): { totalTax?: string; amount?: string } => {
      const subject = opened(t, sent(t, [1], { taxesIncluded, taxRate: "0.05" }), [1]);
      const outcome = suggestedOutcome(t.world, { returnId: subject.id, lines: processable(subject) });
      return { totalTax: outcome?.totalTax, amount: outcome?.transfer.amount };
    };
    expect(ask(false)).toEqual({ totalTax: "1.00", amount: "21.00" });
    expect(ask(true)).toEqual({ totalTax: "0.95", amount: "20.00" });
  });

  test("is to the cent what processing then refunds, piece by piece, whatever discount, fee, tax and payment", () => {
    const shop = fc.record({
      percent: fc.integer({ min: 0, max: 90 }),
      fee: fc.integer({ min: 0, max: 50 }),
      returnShipping: fc.integer({ min: 0, max: 900 }),
      gift: fc.integer({ min: 1, max: 500 }),
      taxesIncluded: fc.boolean(),
      credit: fc.boolean(),
      pieces: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(shop, (s) => {
        const t = testWorld();
        const order = sent(t, [3, 3], {
          discount: { code: "X", percent: s.percent },
          shipping: { title: "Standard", price: "4.90" },
          taxesIncluded: s.taxesIncluded,
          taxRate: "0.19",
          payments: [{ gateway: "gift_card", amount: (s.gift / 100).toFixed(2) }, { gateway: "shopify_payments" }],
        });
        const subject = opened(t, order, [3, 3], { returnShippingFee: (s.returnShipping / 100).toFixed(2) }, s.fee);
        for (const pieces of s.pieces) {
          const lines = processable(subject).map((line) => ({ ...line, quantity: Math.min(line.quantity, pieces) }));
          const allocation = s.credit ? "STORE_CREDIT" : "ORIGINAL_PAYMENT_METHODS";
          const suggested = suggestedOutcome(t.world, { returnId: subject.id, lines, allocation });
          if (lines.length === 0 || suggested?.transfer.kind !== "REFUND") return;
          const [method] = suggested.transfer.suggestedRefundMethods;
          const financialTransfer = {
            ...transferOf(suggested.transfer.suggestedTransactions),
            storeCredit: method ? { amount: method.amount } : null,
          };
          const result = processReturn(t.world, { returnId: subject.id, lines, financialTransfer });
          expect(result.userErrors).toEqual([]);
          expect(result.refund?.total).toBe(suggested.transfer.amount);
          expect(money.add("0", ...(result.refund?.lines ?? []).map((line) => line.subtotal))).toBe(suggested.discountedSubtotal);
          expect(orderTotals(t.world, order).outstanding).toBe("0.00");
        }
      }),
      { numRuns: 150 },
    );
  });
});
