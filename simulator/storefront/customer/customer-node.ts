import type { Address } from "../../world/types.ts";
import { gid } from "../../world/gid.ts";
import { money } from "../../world/money.ts";
import type { Asker } from "./api.ts";
import { connection, type PageArgs } from "./connection.ts";
import { orderNode } from "./order-node.ts";

/** MoneyV2 of a decimal string. */
export const moneyNode = (amount: string, currency: string): Record<string, unknown> => ({
  __typename: "MoneyV2",
  amount: money.graphql(amount),
  currencyCode: currency,
});

/** CustomerAddress; addresses have no ids in the world, so the owner's stands in. */
export function addressNode(address: Address | null, ownerId: string): Record<string, unknown> | null {
  if (!address) return null;
  return {
    id: gid("CustomerAddress", ownerId),
    firstName: address.firstName,
    lastName: address.lastName,
    name: `${address.firstName} ${address.lastName}`.trim(),
    address1: address.address1,
    address2: address.address2,
    company: address.company,
    city: address.city,
    zip: address.zip,
    province: address.province,
    zoneCode: address.provinceCode,
    country: address.country,
    territoryCode: address.countryCode,
    phoneNumber: address.phone,
    formattedArea: [address.city, address.country].filter(Boolean).join(", "),
    formatted: ({ withName }: { withName?: boolean }) =>
      [
        withName ? `${address.firstName} ${address.lastName}` : null,
        address.address1,
        address.address2,
        `${address.zip} ${address.city}`,
        address.country,
      ].filter(Boolean),
  };
}

/** The customer whose token it is. @throws Error when the customer was redacted. */
export function customerNode(asker: Asker): Record<string, unknown> {
  const { world } = asker.sim;
  const customer = world.state.customers[asker.customerId];
  if (!customer) throw new Error("The customer of this token doesn't exist any more.");
  const name = `${customer.firstName} ${customer.lastName}`.trim();
  return {
    id: gid("Customer", customer.id),
    firstName: customer.firstName,
    lastName: customer.lastName,
    displayName: name || customer.email || customer.phone || "",
    emailAddress: customer.email ? { emailAddress: customer.email, marketingState: "NOT_SUBSCRIBED" } : null,
    phoneNumber: customer.phone ? { phoneNumber: customer.phone, marketingState: "NOT_SUBSCRIBED" } : null,
    creationDate: customer.createdAt,
    tags: customer.tags,
    defaultAddress: addressNode(customer.defaultAddress, customer.id),
    orders: (args: PageArgs & { sortKey?: string; query?: string | null }) => {
      if (args.query) throw new Error("The simulated Customer Account API doesn't play Customer.orders(query:).");
      const key = args.sortKey ?? "ID";
      const own = Object.values(world.state.orders).filter((order) => order.customerId === customer.id);
      if (key === "CREATED_AT" || key === "PROCESSED_AT") own.sort((a, b) => a.processedAt.localeCompare(b.processedAt));
      else if (key === "UPDATED_AT") own.sort((a, b) => a.updatedAt.localeCompare(b.updatedAt));
      else if (key === "ID" || key === "ORDER_NUMBER") own.sort((a, b) => a.number - b.number);
      else throw new Error(`The simulated Customer Account API doesn't sort orders by ${key}.`);
      return connection(
        own.map((order) => orderNode(asker, order)),
        args,
      );
    },
  };
}
