import type { Announcement } from "../simulator.ts";
import type { Customer, Order, Return } from "../world/types.ts";
import { World } from "../world/world.ts";
import { addCustomer } from "./add-customer.ts";
import { addProduct } from "./add-product.ts";
import { approveReturn } from "./approve-return.ts";
import { returnableLines } from "./compute-returnable.ts";
import { createShop } from "./create-shop.ts";
import { type NewOrder, placeOrder } from "./place-order.ts";
import { type NewReturn, requestReturn } from "./request-return.ts";
import { shipOrder } from "./ship-order.ts";
import { made } from "./user-error.ts";

/** A world in memory with one shop, one customer, two variants, for tests; announcements are kept. */
export interface TestWorld {
  world: World;
  shop: string;
  customer: Customer;
  /** Variants at 20.00 and 12.50. */
  variants: [string, string];
  announced: Announcement[];
  /** Topics announced by `act`, and how many event ids they carry. */
  topicsOf(act: () => unknown): { topics: string[]; events: number };
}

export function testWorld(): TestWorld {
  const world = new World();
  const announced: Announcement[] = [];
  world.onAnnounce((one) => announced.push(one));
  const shop = "demo.myshopify.com";
  createShop(world, { domain: shop, name: "Harbour & Pine", currency: "EUR" });
  const customer = made(addCustomer(world, { shop, firstName: "Ada", lastName: "Berg", email: "ada@example.com" }), "customer");
  const sold = (title: string, price: string): string =>
    made(addProduct(world, { shop, title, variants: [{ sku: title, price }] }), "product").variants[0]?.id ?? "";
  const variants: [string, string] = [sold("Mug", "20.00"), sold("Bowl", "12.50")];
  const topicsOf: TestWorld["topicsOf"] = (act) => {
    const before = announced.length;
    act();
    const fresh = announced.slice(before);
    return { topics: fresh.map((one) => one.topic), events: new Set(fresh.map((one) => one.eventId)).size };
  };
  return { world, shop, customer, variants, announced, topicsOf };
}

/** An order for `quantities` pieces of the two variants, paid in full, not sent. */
export const ordered = (t: TestWorld, quantities: number[], more: Partial<NewOrder> = {}): Order =>
  made(
    placeOrder(t.world, {
      shop: t.shop,
      customerId: t.customer.id,
      email: t.customer.email,
      lines: quantities.map((quantity, index) => ({ variantId: t.variants[index] ?? null, quantity })),
      ...more,
    }),
    "order",
  );

/** The same, sent in one parcel. */
export function sent(t: TestWorld, quantities: number[], more: Partial<NewOrder> = {}): Order {
  const order = ordered(t, quantities, more);
  made(shipOrder(t.world, { orderId: order.id }), "fulfillment");
  return order;
}

/** Input of a return for these many pieces of the order's sent lines. */
export const asking = (
  t: TestWorld,
  order: Order,
  quantities: number[],
  more: Partial<NewReturn> = {},
  fee: number | null = null,
): NewReturn => ({
  orderId: order.id,
  lines: returnableLines(t.world, order.id).flatMap((line, index) => {
    const quantity = quantities[index] ?? 0;
    return quantity > 0
      ? [{ fulfillmentLineItemId: line.fulfillmentLineItemId, quantity, returnReason: "UNWANTED", restockingFeePercent: fee }]
      : [];
  }),
  ...more,
});

/** A return that was asked for and approved. */
export function opened(t: TestWorld, order: Order, quantities: number[], more: Partial<NewReturn> = {}, fee: number | null = null): Return {
  const subject = made(requestReturn(t.world, asking(t, order, quantities, more, fee)), "return");
  return made(approveReturn(t.world, { returnId: subject.id }), "return");
}
