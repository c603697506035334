import { describe, expect, test } from "vitest";
import { cancelOrder } from "./cancel-order.ts";
import { orderTotals } from "./compute-money.ts";
import { financialStatus, fulfillmentStatus } from "./compute-status.ts";
import { opened, ordered, sent, testWorld } from "./test-world.ts";

const basics = { reason: "OTHER" as const, restock: true };

describe("cancelling an order", () => {
  test("wrong cancellations are refused as recorded", () => {
    const t = testWorld();
    const order = ordered(t, [1]);
    const cancel = (more: Partial<Parameters<typeof cancelOrder>[1]>): unknown =>
      cancelOrder(t.world, { ...basics, orderId: order.id, ...more }).userErrors;
    expect(cancel({ orderId: "999" })).toEqual([{ field: ["orderId"], message: "Order does not exist", code: "NOT_FOUND" }]);
    const long = "Staff note is too long. Maximum length is 255 characters.";
    expect(cancel({ staffNote: "x".repeat(256) })).toEqual([{ field: ["staffNote"], message: long, code: "INVALID" }]);
    const one = "Only one of the arguments `refund` or `refund_method` is allowed.";
    expect(cancel({ refund: true, refundMethod: "ORIGINAL_PAYMENT_METHODS" })).toEqual([
      { field: ["refund"], message: one, code: "INVALID" },
    ]);
    const there = "Cannot cancel an order that has outstanding fulfillments";
    expect(cancel({ orderId: sent(t, [1]).id })).toEqual([{ field: ["orderId"], message: there, code: "INVALID" }]);
    expect(cancel({})).toEqual([]);
    const again = "Cannot cancel an order that has already been canceled";
    expect(cancel({})).toEqual([{ field: ["orderId"], message: again, code: "INVALID" }]);
  });

  test("an order whose sent pieces all sit in returns can be cancelled, as recorded", () => {
    const t = testWorld();
    const order = sent(t, [2]);
    opened(t, order, [2]);
    expect(cancelOrder(t.world, { ...basics, orderId: order.id }).userErrors).toEqual([]);
  });

  test("an order on which nothing was paid can be cancelled even when its parcel is at the customer's, as recorded", () => {
    const t = testWorld();
    const order = sent(t, [1], { payments: [] });
    expect(cancelOrder(t.world, { ...basics, orderId: order.id }).userErrors).toEqual([]);
    expect(order.closedAt).toBe(order.cancelledAt);
  });

  test("while the shop keeps the money, the order stays open, paid and whole, as recorded; only its pieces are on the shelf again", () => {
    const t = testWorld();
    const order = ordered(t, [2]);
    const variant = Object.values(t.world.state.products)[0]?.variants[0];
    expect(cancelOrder(t.world, { ...basics, orderId: order.id }).refund).toBeNull();
    expect(order).toMatchObject({ cancelReason: "OTHER", closedAt: null, refundIds: [] });
    expect(order.cancelledAt).not.toBeNull();
    expect(order.lines.map((line) => [line.currentQuantity, line.fulfillableQuantity])).toEqual([[2, 2]]);
    const [routed] = order.fulfillmentOrderIds.map((id) => t.world.state.fulfillmentOrders[id]);
    expect([routed?.status, routed?.lines[0]?.remainingQuantity, variant?.inventory]).toEqual(["CLOSED", 2, 100]);
    expect([financialStatus(t.world, order), fulfillmentStatus(t.world, order)]).toEqual(["PAID", "UNFULFILLED"]);
    expect(orderTotals(t.world, order)).toMatchObject({ currentTotal: "40.00", net: "40.00", outstanding: "0.00" });
  });

  test("a cancelled order is closed, costs nothing, gives everything back and puts its pieces on the shelf", () => {
    const t = testWorld();
    const order = ordered(t, [2], { shipping: { title: "Standard", price: "4.90" } });
    const variant = Object.values(t.world.state.products)[0]?.variants[0];
    expect(variant?.inventory).toBe(98);
    cancelOrder(t.world, { ...basics, orderId: order.id, refund: true, staffNote: "Sold out" });
    expect(order).toMatchObject({ cancelReason: "OTHER", cancelStaffNote: "Sold out", closedAt: order.cancelledAt });
    expect(orderTotals(t.world, order)).toMatchObject({ currentTotal: "0.00", refunded: "44.90", outstanding: "0.00" });
    expect([financialStatus(t.world, order), fulfillmentStatus(t.world, order), variant?.inventory]).toEqual([
      "REFUNDED",
      "UNFULFILLED",
      100,
    ]);
  });

  test("an authorisation is given up, and a payment that never came is void", () => {
    const t = testWorld();
    for (const payments of [[{ gateway: "card", kind: "AUTHORIZATION" as const }], [{ gateway: "manual", status: "PENDING" as const }]]) {
      const order = ordered(t, [1], { payments });
      cancelOrder(t.world, { ...basics, orderId: order.id, refund: true });
      expect([financialStatus(t.world, order), orderTotals(t.world, order).outstanding]).toEqual(["VOIDED", "0.00"]);
      expect(orderTotals(t.world, order).capturable).toBe("0.00");
    }
  });

  test("an order without any transaction has no financial status, before and after", () => {
    const t = testWorld();
    const order = ordered(t, [1], { payments: [] });
    expect([financialStatus(t.world, order), orderTotals(t.world, order).outstanding]).toEqual([null, "20.00"]);
    cancelOrder(t.world, { ...basics, orderId: order.id });
    expect([financialStatus(t.world, order), orderTotals(t.world, order).outstanding]).toEqual([null, "0.00"]);
  });
});
