import { describe, expect, test } from "vitest";
import { addCustomer } from "./add-customer.ts";
import { addFulfillmentEvent } from "./add-fulfillment-event.ts";
import { addProduct } from "./add-product.ts";
import { cancelFulfillment } from "./cancel-fulfillment.ts";
import { cancelOrder } from "./cancel-order.ts";
import { closeDispute } from "./close-dispute.ts";
import { createRefund } from "./create-refund.ts";
import { installApp } from "./install-app.ts";
import { openDispute } from "./open-dispute.ts";
import { redactCustomer } from "./redact-customer.ts";
import { requestCustomerData } from "./request-customer-data.ts";
import { requestReturn } from "./request-return.ts";
import { shipOrder } from "./ship-order.ts";
import { asking, ordered, sent, type TestWorld, testWorld } from "./test-world.ts";
import { uninstallApp } from "./uninstall-app.ts";
import { updateOrder } from "./update-order.ts";
import { updateTracking } from "./update-tracking.ts";
import { made } from "./user-error.ts";

const parcelOf = (order: { fulfillmentIds: string[] }): string => order.fulfillmentIds[0] ?? "";
const cardOf = (order: { transactionIds: string[] }): string => order.transactionIds[0] ?? "";

/** Name, what must be there already, and the deed; the topics in the order in which they are announced. */
const CASES: [name: string, topics: string[], prepare: (t: TestWorld) => () => unknown][] = [
  ["a new customer", ["customers/create"], (t) => () => addCustomer(t.world, { shop: t.shop, firstName: "B", lastName: "C" })],
  [
    "a new product",
    ["products/create"],
    (t) => () => addProduct(t.world, { shop: t.shop, title: "Cup", variants: [{ sku: "C", price: "1.00" }] }),
  ],
  [
    "a paid order",
    ["orders/create", "order_transactions/create", "orders/paid", "fulfillment_orders/order_routing_complete"],
    (t) => () => ordered(t, [1]),
  ],
  [
    "an order that waits for its money",
    ["orders/create", "order_transactions/create", "fulfillment_orders/order_routing_complete"],
    (t) => () => ordered(t, [1], { payments: [{ gateway: "manual", status: "PENDING" }] }),
  ],
  [
    "a change to an order",
    ["orders/updated"],
    (t) => {
      const order = ordered(t, [1]);
      return () => updateOrder(t.world, { orderId: order.id, tags: ["vip"] });
    },
  ],
  [
    "a parcel with everything",
    ["fulfillments/create", "orders/fulfilled", "orders/updated"],
    (t) => {
      const order = ordered(t, [2]);
      return () => shipOrder(t.world, { orderId: order.id });
    },
  ],
  [
    "a parcel with a part",
    ["fulfillments/create", "orders/partially_fulfilled", "orders/updated"],
    (t) => {
      const order = ordered(t, [2]);
      return () => shipOrder(t.world, { orderId: order.id, quantity: 1 });
    },
  ],
  [
    "a carrier's scan",
    ["fulfillment_events/create", "fulfillments/update", "orders/updated"],
    (t) => {
      const fulfillmentId = parcelOf(sent(t, [1]));
      return () => addFulfillmentEvent(t.world, { fulfillmentId, status: "IN_TRANSIT" });
    },
  ],
  [
    "new tracking",
    ["fulfillments/update", "orders/updated"],
    (t) => {
      const fulfillmentId = parcelOf(sent(t, [1]));
      return () => updateTracking(t.world, { fulfillmentId, number: "1" });
    },
  ],
  [
    "a parcel taken back",
    ["fulfillments/update", "orders/updated"],
    (t) => {
      const fulfillmentId = parcelOf(sent(t, [1]));
      return () => cancelFulfillment(t.world, { fulfillmentId });
    },
  ],
  [
    "a refund",
    ["refunds/create", "order_transactions/create", "orders/updated"],
    (t) => {
      const order = ordered(t, [1]);
      return () => createRefund(t.world, { orderId: order.id, transactions: [{ parentId: cardOf(order), amount: "1.00" }] });
    },
  ],
  [
    "a cancelled order with its money",
    ["orders/cancelled", "refunds/create", "order_transactions/create", "fulfillment_orders/cancelled", "orders/updated"],
    (t) => {
      const order = ordered(t, [1]);
      return () => cancelOrder(t.world, { orderId: order.id, reason: "CUSTOMER", refund: true, restock: true });
    },
  ],
  [
    "a dispute",
    ["disputes/create", "orders/updated"],
    (t) => {
      const order = ordered(t, [1]);
      return () => openDispute(t.world, { orderId: order.id });
    },
  ],
  [
    "a dispute decided",
    ["disputes/update", "orders/updated"],
    (t) => {
      const d = made(openDispute(t.world, { orderId: ordered(t, [1]).id }), "dispute");
      return () => closeDispute(t.world, { disputeId: d.id, outcome: "WON" });
    },
  ],
  ["a data request", ["customers/data_request"], (t) => () => requestCustomerData(t.world, { shop: t.shop, customerId: t.customer.id })],
  ["an erased customer", ["customers/redact"], (t) => () => redactCustomer(t.world, { shop: t.shop, customerId: t.customer.id })],
  [
    "other scopes",
    ["app/scopes_update"],
    (t) => {
      installApp(t.world, { shop: t.shop, scopes: ["read_orders"] });
      return () => installApp(t.world, { shop: t.shop, scopes: ["read_orders", "read_returns"] });
    },
  ],
  [
    "the app removed",
    ["app/uninstalled"],
    (t) => {
      installApp(t.world, { shop: t.shop, scopes: [] });
      return () => uninstallApp(t.world, { shop: t.shop });
    },
  ],
];

describe("what Shopify tells about", () => {
  test.each(CASES)("%s: %j under one event id", (_name, topics, prepare) => {
    const t = testWorld();
    expect(t.topicsOf(prepare(t))).toEqual({ topics, events: 1 });
  });

  test("a deed that is refused tells nothing and changes nothing", () => {
    const t = testWorld();
    const order = sent(t, [1]);
    const before = JSON.stringify(t.world.state);
    const refused = t.topicsOf(() => {
      requestReturn(t.world, asking(t, order, [2]));
      cancelOrder(t.world, { orderId: order.id, reason: "OTHER", restock: true });
      createRefund(t.world, { orderId: order.id, transactions: [{ parentId: cardOf(order), amount: "999.00" }] });
      shipOrder(t.world, { orderId: order.id });
    });
    expect(refused.topics).toEqual([]);
    expect(JSON.stringify(t.world.state)).toBe(before);
  });
});
