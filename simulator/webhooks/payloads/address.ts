import type { Address, Customer } from "../../world/types.ts";
import { rawId, type JsonObject } from "../write-json.ts";

const fullName = ({ firstName, lastName }: Address): string => `${firstName} ${lastName}`.trim();

/** Shipping and billing addresses. */
export function addressPayload(address: Address | null): JsonObject | null {
  if (!address) return null;
  return {
    first_name: address.firstName,
    address1: address.address1,
    phone: address.phone,
    city: address.city,
    zip: address.zip,
    province: address.province,
    country: address.country,
    last_name: address.lastName,
    address2: address.address2,
    company: address.company,
    latitude: null,
    longitude: null,
    name: fullName(address),
    country_code: address.countryCode,
    province_code: address.provinceCode,
  };
}

/** A customer's default address. Its id lies beside the customer's: the world's own ids are 7,919 apart. */
export function defaultAddressPayload(customer: Customer): JsonObject | null {
  const address = customer.defaultAddress;
  if (!address) return null;
  return {
    id: rawId((BigInt(customer.id) + 1n).toString()),
    customer_id: rawId(customer.id),
    first_name: address.firstName,
    last_name: address.lastName,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    province: address.province,
    country: address.country,
    zip: address.zip,
    phone: address.phone,
    name: fullName(address),
    province_code: address.provinceCode,
    country_code: address.countryCode,
    country_name: address.country,
    default: true,
  };
}
