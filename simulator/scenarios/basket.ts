import type { NewOrder, NewOrderLine } from "../actions/place-order.ts";
import { placeOrder } from "../actions/place-order.ts";
import { made } from "../actions/user-error.ts";
import type { Order, Variant } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { customerFor, type Person } from "./people.ts";
import type { Random } from "./random.ts";

const EXPORT = ["US", "CA", "CH", "NO", "GB"];

/** Parcel prices of the demo shop. */
function shippingFor(countryCode: string): { title: string; price: string } {
  if (countryCode === "DE") return { title: "Standard", price: "4.90" };
  return EXPORT.includes(countryCode) ? { title: "International", price: "14.90" } : { title: "Europe", price: "9.90" };
}

/** One to four things, most often one piece of each. */
export function someLines(world: World, shop: string, chance: Random, least = 1): NewOrderLine[] {
  const variants: Variant[] = Object.values(world.state.products).flatMap((product) => (product.shop === shop ? product.variants : []));
  const chosen = new Map<string, number>();
  const count = Math.min(variants.length, Math.max(least, chance.pick([1, 1, 2, 2, 3, 4])));
  while (chosen.size < count) chosen.set(chance.pick(variants).id, chance.pick([1, 1, 1, 2, 3]));
  return [...chosen].map(([variantId, quantity]) => ({ variantId, quantity }));
}

export interface Checkout {
  shop: string;
  person: Person;
  lines: NewOrderLine[];
  guest?: boolean;
  discount?: NewOrder["discount"];
  payments?: NewOrder["payments"];
  note?: string | null;
  tags?: string[];
}

/** The variant of that SKU. @throws Error when the shop does not sell it. */
export function variantOf(world: World, shop: string, sku: string): string {
  const found = Object.values(world.state.products)
    .flatMap((product) => (product.shop === shop ? product.variants : []))
    .find((variant) => variant.sku === sku);
  if (!found) throw new Error(`no variant ${sku} in ${shop}`);
  return found.id;
}

/** A person buys; as a guest the order knows e-mail and phone but no customer. */
export function checkout(world: World, input: Checkout): Order {
  const { person } = input;
  const customer = input.guest ? null : customerFor(world, input.shop, person);
  return made(
    placeOrder(world, {
      shop: input.shop,
      customerId: customer?.id ?? null,
      email: person.email,
      phone: person.phone,
      lines: input.lines,
      shippingAddress: person.address,
      shipping: shippingFor(person.address.countryCode),
      discount: input.discount ?? null,
      presentment: { currency: person.country.currency, rate: person.country.rate },
      customerLocale: person.country.locale,
      note: input.note ?? null,
      tags: input.tags ?? [],
      ...(input.payments ? { payments: input.payments } : {}),
      ...(EXPORT.includes(person.address.countryCode) ? { taxRate: "0.00" } : {}),
    }),
    "order",
  );
}
