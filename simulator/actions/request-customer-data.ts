import type { Customer } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refuse, type Result } from "./user-error.ts";

/** Ids of a customer's orders, oldest first. */
export const ordersOf = (world: World, customerId: string): string[] =>
  Object.values(world.state.orders)
    .filter((order) => order.customerId === customerId)
    .map((order) => order.id);

/** The merchant asks apps what they hold about a customer. Announces customers/data_request. */
export function requestCustomerData(world: World, input: { shop: string; customerId: string }): Result<{ customer: Customer }> {
  const customer = world.state.customers[input.customerId];
  if (customer?.shop !== input.shop) return refuse("customerId", "Customer does not exist", "NOT_FOUND");
  const { email, phone } = customer;
  deed(world, input.shop).tell("customers/data_request", customer.id, {
    email,
    phone,
    orderIds: ordersOf(world, customer.id),
    dataRequestId: world.newId(),
  });
  return { userErrors: [], customer };
}
