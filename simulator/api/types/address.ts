import type { Address } from "../../world/types.ts";
import type { Fields } from "../resolver.ts";

const full = (address: Address): string => [address.firstName, address.lastName].filter(Boolean).join(" ");

const lines = (address: Address, withName: boolean, withCompany: boolean): string[] =>
  [
    withName ? full(address) : null,
    withCompany ? address.company : null,
    address.address1,
    address.address2,
    [address.zip, address.city, address.provinceCode].filter(Boolean).join(" "),
    address.country,
  ].filter((line): line is string => Boolean(line));

/** GraphQL's MailingAddress over the world's Address. */
export const mailingAddressFields: Fields<Address> = {
  countryCodeV2: (address) => address.countryCode,
  name: full,
  formatted: (address, args: { withName: boolean; withCompany: boolean }) => lines(address, args.withName, args.withCompany),
  formattedArea: (address) => [address.city, address.provinceCode, address.country].filter(Boolean).join(", "),
  latitude: () => null,
  longitude: () => null,
  coordinatesValidated: () => false,
  timeZone: () => null,
};

/** GraphQL's LocationAddress over the world's Address. */
export const locationAddressFields: Fields<Address> = {
  formatted: (address) => lines(address, false, true),
  latitude: () => null,
  longitude: () => null,
};
