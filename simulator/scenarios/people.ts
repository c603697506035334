import { addCustomer } from "../actions/add-customer.ts";
import { made } from "../actions/user-error.ts";
import type { Address, Customer } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { COUNTRIES, type Country } from "./countries.ts";
import type { Random } from "./random.ts";

export interface Person {
  country: Country;
  email: string;
  phone: string;
  address: Address;
}

const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/ø/g, "o")
    .replace(/[łŁ]/g, "l")
    .replace(/ı/g, "i")
    .toLowerCase()
    .replace(/[^a-z]/g, "");

const digits = (chance: Random, shape: string): string => shape.replace(/#/g, () => String(chance.between(0, 9)));

/** A country, the larger ones more often. */
export function someCountry(chance: Random): Country {
  const tickets = COUNTRIES.flatMap((country) => Array.from({ length: country.weight }, () => country));
  return chance.pick(tickets);
}

/** A shopper with a name, an address and a number as they are usual in the country. */
export function somePerson(chance: Random, country: Country): Person {
  const firstName = chance.pick(country.first);
  const lastName = chance.pick(country.last);
  const [city, zip, province, provinceCode] = chance.pick(country.cities);
  const phone = digits(chance, country.phone);
  const address: Address = {
    firstName,
    lastName,
    address1: chance.pick(country.streets),
    address2: null,
    company: null,
    city,
    province: province ?? null,
    provinceCode: provinceCode ?? null,
    zip,
    country: country.name,
    countryCode: country.code,
    phone,
  };
  const email = `${plain(firstName)}.${plain(lastName)}${chance.between(1, 99)}@example.${chance.pick(["com", "net", "org"])}`;
  return { country, email, phone, address };
}

/** The customer with this person's e-mail, added when the shop does not know it; someone else's phone is left out. */
export function customerFor(world: World, shop: string, person: Person): Customer {
  const mine = Object.values(world.state.customers).filter((one) => one.shop === shop);
  const found = mine.find((one) => one.email === person.email);
  if (found) return found;
  const phone = mine.some((one) => one.phone === person.phone) ? null : person.phone;
  const { firstName, lastName } = person.address;
  const { locale } = person.country;
  return made(
    addCustomer(world, { shop, firstName, lastName, email: person.email, phone, locale, defaultAddress: person.address }),
    "customer",
  );
}
