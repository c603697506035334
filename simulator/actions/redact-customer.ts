import type { Address, Customer } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { ordersOf } from "./request-customer-data.ts";
import { refuse, type Result } from "./user-error.ts";

const blank = (address: Address | null): Address | null =>
  address && { ...address, firstName: "", lastName: "", address1: "", address2: null, company: null, city: "", zip: "", phone: null };

/**
 * The merchant erases a customer: name, addresses, e-mail and phone go from Shopify too, and customers/redact is announced with the old e-mail and
 * phone and the orders concerned. Shopify waits ten days at least (https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance); here the
 * call is that day.
 */
export function redactCustomer(world: World, input: { shop: string; customerId: string }): Result<{ customer: Customer }> {
  const customer = world.state.customers[input.customerId];
  if (customer?.shop !== input.shop) return refuse("customerId", "Customer does not exist", "NOT_FOUND");
  const { email, phone } = customer;
  const orderIds = ordersOf(world, customer.id);
  Object.assign(customer, {
    email: null,
    phone: null,
    firstName: "",
    lastName: "",
    note: null,
    defaultAddress: blank(customer.defaultAddress),
  });
  customer.updatedAt = world.iso();
  for (const id of orderIds) {
    const order = world.state.orders[id];
    if (!order) continue;
    Object.assign(order, {
      email: null,
      phone: null,
      shippingAddress: blank(order.shippingAddress),
      billingAddress: blank(order.billingAddress),
    });
    order.updatedAt = customer.updatedAt;
  }
  deed(world, input.shop).tell("customers/redact", customer.id, { email, phone, orderIds });
  return { userErrors: [], customer };
}
