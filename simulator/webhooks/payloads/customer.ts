import { gid } from "../../world/gid.ts";
import type { Customer, Shop } from "../../world/types.ts";
import { shopTime } from "../shop-time.ts";
import { rawId, type JsonObject } from "../write-json.ts";
import { defaultAddressPayload } from "./address.ts";
import { record, type PayloadBuilder } from "./context.ts";

const facts = (customer: Customer, shop: Shop): JsonObject => ({
  id: rawId(customer.id),
  created_at: shopTime(customer.createdAt, shop.timezone),
  updated_at: shopTime(customer.updatedAt, shop.timezone),
  first_name: customer.firstName,
  last_name: customer.lastName,
  state: "disabled",
  note: customer.note,
  verified_email: customer.email !== null,
  multipass_identifier: null,
  tax_exempt: false,
  email: customer.email,
  phone: customer.phone,
  currency: shop.currency,
});

/** The customer inside an order. */
export function orderCustomer(customer: Customer | undefined, shop: Shop): JsonObject | null {
  if (!customer) return null;
  const defaultAddress = defaultAddressPayload(customer);
  return {
    ...facts(customer, shop),
    tax_exemptions: [],
    admin_graphql_api_id: gid("Customer", customer.id),
    // The key is missing, not null, for a customer without an address.
    ...(defaultAddress ? { default_address: defaultAddress } : {}),
  };
}

/** customers/create, customers/update */
export const customerPayload: PayloadBuilder = ({ world, shop, announcement }) => {
  const customer = record(world.state.customers, announcement.id, "customer");
  const defaultAddress = defaultAddressPayload(customer);
  return {
    ...facts(customer, shop),
    addresses: defaultAddress ? [defaultAddress] : [],
    tax_exemptions: [],
    admin_graphql_api_id: gid("Customer", customer.id),
    ...(defaultAddress ? { default_address: defaultAddress } : {}),
  };
};

/** customers/delete */
export const deletedCustomerPayload: PayloadBuilder = ({ announcement }) => ({
  id: rawId(announcement.id),
  tax_exemptions: [],
  admin_graphql_api_id: gid("Customer", announcement.id),
});

/** customers/merge: the announcement is about the customer that is kept; `extra.deletedId` is the other one. */
export const mergedCustomersPayload: PayloadBuilder = ({ announcement }) => ({
  admin_graphql_api_customer_kept_id: gid("Customer", announcement.id),
  admin_graphql_api_customer_deleted_id: gid("Customer", String(announcement.extra?.deletedId ?? "")),
  admin_graphql_api_job_id: null,
  status: "completed",
  errors: [],
});
