/** A small shop for the tests of this room, with everything that can happen in it, told to whoever listens. */
import { addCustomer } from "../actions/add-customer.ts";
import { addProduct } from "../actions/add-product.ts";
import { addStaff } from "../actions/add-staff.ts";
import { approveReturn } from "../actions/approve-return.ts";
import { cancelOrder } from "../actions/cancel-order.ts";
import { cancelReturn } from "../actions/cancel-return.ts";
import { closeDispute } from "../actions/close-dispute.ts";
import { closeReturn } from "../actions/close-return.ts";
import { createReverseDelivery } from "../actions/create-reverse-delivery.ts";
import { createShop } from "../actions/create-shop.ts";
import { declineReturn } from "../actions/decline-return.ts";
import { installApp } from "../actions/install-app.ts";
import { moveParcels } from "../actions/move-parcels.ts";
import { openDispute } from "../actions/open-dispute.ts";
import { placeOrder } from "../actions/place-order.ts";
import { processReturn } from "../actions/process-return.ts";
import { redactCustomer } from "../actions/redact-customer.ts";
import { removeFromReturn } from "../actions/remove-from-return.ts";
import { reopenReturn } from "../actions/reopen-return.ts";
import { requestCustomerData } from "../actions/request-customer-data.ts";
import { requestReturn } from "../actions/request-return.ts";
import { shipOrder } from "../actions/ship-order.ts";
import { uninstallApp } from "../actions/uninstall-app.ts";
import { made } from "../actions/user-error.ts";
import type { Address, Customer, Fulfillment, Order, Product, Return } from "../world/types.ts";
import { World } from "../world/world.ts";

export const DEMO = "demo.myshopify.com";

const home: Address = {
  firstName: "Ada",
  lastName: "Süß",
  address1: "Hafenstraße 7",
  address2: null,
  company: null,
  city: "Hamburg",
  province: null,
  provinceCode: null,
  zip: "20457",
  country: "Germany",
  countryCode: "DE",
  phone: "+4940123456",
};

export interface TestShop {
  world: World;
  product: Product;
  customer: Customer;
  order: (quantity?: number, extra?: Partial<Parameters<typeof placeOrder>[1]>) => Order;
  ship: (order: Order) => Fulfillment;
  ask: (order: Order, fulfillment: Fulfillment, quantity?: number) => Return;
}

/** A shop with a product and a customer, the app installed. */
export function testShop(): TestShop {
  const world = new World();
  made(createShop(world, { domain: DEMO, name: "Harbour & Pine", currency: "EUR", timezone: "Europe/Berlin", address: home }), "shop");
  made(addStaff(world, { shop: DEMO, firstName: "Olga", lastName: "Owner", email: "olga@example.com", accountOwner: true }), "staff");
  const variants = [{ title: "Blue", sku: "MUG-B", price: "18.5", inventory: 50, weightGrams: 320 }];
  const product = made(addProduct(world, { shop: DEMO, title: "Harbour mug", vendor: "Harbour & Pine", variants }), "product");
  const customer = made(
    addCustomer(world, {
      shop: DEMO,
      firstName: "Ada",
      lastName: "Süß",
      email: "ada@example.com",
      phone: "+4940123456",
      defaultAddress: home,
    }),
    "customer",
  );
  made(installApp(world, { shop: DEMO, scopes: ["read_orders"] }), "installation");
  const order: TestShop["order"] = (quantity = 2, extra = {}) => {
    const lines = [{ variantId: product.variants[0]?.id ?? null, quantity }];
    const shipping = { title: "Standard", price: "4.9" };
    return made(
      placeOrder(world, { shop: DEMO, customerId: customer.id, email: customer.email, lines, shippingAddress: home, shipping, ...extra }),
      "order",
    );
  };
  const ship: TestShop["ship"] = ({ id }) => made(shipOrder(world, { orderId: id }), "fulfillment");
  const ask: TestShop["ask"] = ({ id }, fulfillment, quantity = 1) => {
    const lines = [{ fulfillmentLineItemId: fulfillment.lines[0]?.id ?? "", quantity, returnReason: "UNWANTED", customerNote: "Too big" }];
    return made(requestReturn(world, { orderId: id, lines, returnShippingFee: "3.00" }), "return");
  };
  return { world, product, customer, order, ship, ask };
}

function returnsLife({ world, order, ship, ask }: TestShop): void {
  const bought = order(4, { discount: { code: "HELLO10", percent: 10 }, presentment: { currency: "USD", rate: "1.1" } });
  const parcel = ship(bought);
  moveParcels(world, { fulfillmentId: parcel.id, next: true });
  made(declineReturn(world, { returnId: ask(bought, parcel).id, reason: "OTHER", note: "Worn" }), "return");
  made(cancelReturn(world, { returnId: made(approveReturn(world, { returnId: ask(bought, parcel).id }), "return").id }), "return");
  const open = made(approveReturn(world, { returnId: ask(bought, parcel, 2).id }), "return");
  const reverseFulfillmentOrderId = open.reverseFulfillmentOrderIds[0] ?? "";
  made(
    createReverseDelivery(world, {
      reverseFulfillmentOrderId,
      lines: [],
      tracking: { number: "RR1", url: "https://dhl.example/RR1" },
      labelUrl: null,
    }),
    "reverseDelivery",
  );
  const line = open.lines[0];
  const reverse = world.state.reverseFulfillmentOrders[reverseFulfillmentOrderId]?.lines[0];
  if (!line || !reverse) throw new Error("the return has no line");
  made(removeFromReturn(world, { returnId: open.id, lines: [{ returnLineItemId: line.id, quantity: 1 }] }), "return");
  const place = Object.keys(world.state.locations)[0] ?? null;
  const payment = world.state.transactions[bought.transactionIds[0] ?? ""];
  const dispositions = [{ reverseFulfillmentOrderLineItemId: reverse.id, quantity: 1, type: "RESTOCKED" as const, locationId: place }];
  const financialTransfer = { transactions: [{ parentId: payment?.id ?? "", amount: "12.00" }] };
  made(processReturn(world, { returnId: open.id, lines: [{ id: line.id, quantity: 1, dispositions }], financialTransfer }), "return");
  made(closeReturn(world, { returnId: open.id }), "return");
  made(reopenReturn(world, { returnId: open.id }), "return");
}

/** Lives through everything that the topics of the toml tell about, uninstalling at the end. */
export function liveADay(shop: TestShop): void {
  const { world, customer, product, order } = shop;
  returnsLife(shop);
  made(cancelOrder(world, { orderId: order(1).id, reason: "CUSTOMER", refundMethod: "ORIGINAL_PAYMENT_METHODS", restock: true }), "order");
  const dispute = made(openDispute(world, { orderId: order(1).id }), "dispute");
  made(closeDispute(world, { disputeId: dispute.id, outcome: "WON" }), "dispute");
  const parts = order(2);
  const line = world.state.fulfillmentOrders[parts.fulfillmentOrderIds[0] ?? ""]?.lines[0]?.lineItemId ?? "";
  made(shipOrder(world, { orderId: parts.id, lineIds: [line], quantity: 1 }), "fulfillment");
  world.announce({ shop: DEMO, topic: "orders/edited", id: parts.id, extra: { additions: [{ id: line, delta: 1 }], removals: [] } });
  world.announce({ shop: DEMO, topic: "orders/delete", id: "9100000000000000001" });
  world.announce({ shop: DEMO, topic: "customers/update", id: customer.id });
  world.announce({ shop: DEMO, topic: "customers/delete", id: "9100000000000000003" });
  world.announce({ shop: DEMO, topic: "customers/merge", id: customer.id, extra: { deletedId: "9100000000000000005" } });
  world.announce({ shop: DEMO, topic: "products/update", id: product.id });
  world.announce({ shop: DEMO, topic: "products/delete", id: "9100000000000000007" });
  world.announce({ shop: DEMO, topic: "shop/update", id: world.state.shops[DEMO]?.id ?? "" });
  made(installApp(world, { shop: DEMO, scopes: ["read_orders", "read_returns"] }), "installation");
  made(requestCustomerData(world, { shop: DEMO, customerId: customer.id }), "customer");
  made(redactCustomer(world, { shop: DEMO, customerId: customer.id }), "customer");
  made(uninstallApp(world, { shop: DEMO }), "installation");
  world.announce({ shop: DEMO, topic: "shop/redact", id: world.state.shops[DEMO]?.id ?? "" });
}
