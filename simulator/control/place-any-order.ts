import { placeOrder, type NewOrder } from "../actions/place-order.ts";
import { BadInput } from "../http.ts";
import type { Simulator } from "../simulator.ts";
import type { Address, Customer, Order } from "../world/types.ts";
import { accepted, maybeText, shopOf, type Fields } from "./input.ts";

const pick = <T>(things: T[]): T | undefined => things[Math.floor(Math.random() * things.length)];

function customerFor(sim: Simulator, shop: string, fields: Fields): Customer | undefined {
  const customers = Object.values(sim.world.state.customers).filter((customer) => customer.shop === shop);
  const id = maybeText(fields, "customerId");
  const email = maybeText(fields, "email");
  if (id !== null) return customers.find((customer) => customer.id === id);
  if (email !== null) return customers.find((customer) => customer.email === email);
  return fields.customerId === null ? undefined : pick(customers.filter((customer) => customer.email !== null));
}

/** One or two pieces of something on sale. */
function basket(sim: Simulator, shop: string): NewOrder["lines"] {
  const products = Object.values(sim.world.state.products).filter((product) => product.shop === shop);
  const variant = pick(products.flatMap((product) => product.variants));
  if (!variant) throw new BadInput(`There is nothing on sale in ${shop}.`);
  return [{ variantId: variant.id, quantity: 1 + Math.floor(Math.random() * 2) }];
}

function addressFor(sim: Simulator, shop: string, fields: Fields): Address | null {
  const home = Object.values(sim.world.state.locations).find((location) => location.shop === shop)?.address;
  const [firstName = "Sam", ...rest] = (maybeText(fields, "name") ?? "Sam Shopper").split(" ");
  return home ? { ...home, firstName, lastName: rest.join(" "), company: null, address1: "12 Harbour Road" } : null;
}

function checkLines(lines: unknown): asserts lines is NewOrder["lines"] | undefined {
  if (lines === undefined) return;
  const fits = Array.isArray(lines) && lines.every((line) => typeof line === "object" && line !== null && "quantity" in line);
  if (!fits) throw new BadInput('"lines" has to be a list of {"variantId": …, "quantity": …}.');
}

/**
 * Places an order. What is left out is made up: a customer of the shop, one thing from the shelf, the customer's address, standard shipping.
 * An e-mail that no customer has, or `customerId` null, makes a guest's order.
 */
export function placeAnyOrder(sim: Simulator, fields: Fields): Order {
  const shop = shopOf(sim, fields);
  const customer = customerFor(sim, shop, fields);
  if (maybeText(fields, "customerId") !== null && !customer)
    throw new BadInput(`There is no customer ${String(fields.customerId)} in ${shop}.`);
  checkLines(fields.lines);
  const { name: _name, lines, ...wishes } = fields;
  const order = {
    shipping: { title: "Standard", price: "4.90" },
    shippingAddress: customer?.defaultAddress ?? addressFor(sim, shop, fields),
    phone: customer?.phone ?? null,
    email: customer?.email ?? "guest@example.com",
    ...wishes,
    lines: lines ?? basket(sim, shop),
    shop,
    customerId: customer?.id ?? null,
  } as NewOrder;
  const placed = accepted(placeOrder(sim.world, order)).order;
  if (!placed) throw new Error("placeOrder answered neither an order nor an error");
  return placed;
}
