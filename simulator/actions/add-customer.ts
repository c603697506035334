import type { Address, Customer } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refuse, type Result } from "./user-error.ts";

export interface NewCustomer {
  shop: string;
  firstName: string;
  lastName: string;
  email?: string | null;
  /** E.164. */
  phone?: string | null;
  locale?: string;
  defaultAddress?: Address | null;
  note?: string | null;
  tags?: string[];
}

const taken = (world: World, shop: string, key: "email" | "phone", value: string | null | undefined): boolean =>
  Boolean(value) &&
  Object.values(world.state.customers).some((other) => other.shop === shop && other[key]?.toLowerCase() === value?.toLowerCase());

/** Adds a customer; e-mail and phone are unique within a shop, as at Shopify. */
export function addCustomer(world: World, input: NewCustomer): Result<{ customer: Customer }> {
  if (!world.state.shops[input.shop]) return refuse("shop", "Shop does not exist", "NOT_FOUND");
  if (taken(world, input.shop, "email", input.email)) return refuse("email", "Email has already been taken", "TAKEN");
  if (taken(world, input.shop, "phone", input.phone)) return refuse("phone", "Phone has already been taken", "TAKEN");
  const customer: Customer = {
    id: world.newId(),
    shop: input.shop,
    email: input.email ?? null,
    phone: input.phone ?? null,
    firstName: input.firstName,
    lastName: input.lastName,
    locale: input.locale ?? "en",
    defaultAddress: input.defaultAddress ?? null,
    note: input.note ?? null,
    tags: [...(input.tags ?? [])].sort(),
    createdAt: world.iso(),
    updatedAt: world.iso(),
  };
  world.state.customers[customer.id] = customer;
  deed(world, customer.shop).tell("customers/create", customer.id);
  return { userErrors: [], customer };
}
