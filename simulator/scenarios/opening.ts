import { addCustomer } from "../actions/add-customer.ts";
import { addProduct } from "../actions/add-product.ts";
import { addStaff } from "../actions/add-staff.ts";
import { createShop } from "../actions/create-shop.ts";
import { made } from "../actions/user-error.ts";
import type { Address } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { COUNTRIES } from "./countries.ts";
import { somePerson } from "./people.ts";
import { HARBOUR_AND_PINE, SECOND_STREET_BOOKS } from "./products.ts";
import { random } from "./random.ts";
import { DAY, DEMO, type Scenario, SECOND } from "./scenario.ts";

/** What an agent's online token may carry: orders, returns, customers and credit, but neither themes nor products for writing. */
const AGENT = [
  "read_orders",
  "write_orders",
  "read_all_orders",
  "read_customers",
  "write_customers",
  "read_fulfillments",
  "write_fulfillments",
  "read_returns",
  "write_returns",
  "read_products",
  "read_merchant_managed_fulfillment_orders",
  "write_merchant_managed_fulfillment_orders",
  "read_store_credit_accounts",
  "read_store_credit_account_transactions",
  "write_store_credit_account_transactions",
];

const place = (name: string, address1: string, city: string, zip: string, country: string, countryCode: string): Address => ({
  firstName: name,
  lastName: "",
  address1,
  address2: null,
  company: name,
  city,
  province: null,
  provinceCode: null,
  zip,
  country,
  countryCode,
  phone: null,
});

function openDemo(world: World): void {
  const address = place("Harbour & Pine", "Kaistraße 7", "Berlin", "10245", "Germany", "DE");
  const returnRules = { windowDays: 30, restockingFeePercent: 0, returnShippingFee: "4.90" };
  createShop(world, {
    domain: DEMO,
    name: "Harbour & Pine",
    currency: "EUR",
    email: "hello@harbour-and-pine.example",
    countryCode: "DE",
    address,
    returnRules,
    // https://shopify.dev/docs/api/usage/limits: Plus refills 1000 points a second into a bucket of twenty seconds.
    planName: "Shopify Plus",
    rateLimit: { maximum: 20_000, restoreRate: 1_000 },
  });
  for (const product of HARBOUR_AND_PINE) addProduct(world, { shop: DEMO, vendor: "Harbour & Pine", ...product });
  const staff = (firstName: string, lastName: string, permissions: string[], locale = "en", accountOwner = false): void => {
    addStaff(world, {
      shop: DEMO,
      firstName,
      lastName,
      email: `${firstName.toLowerCase()}@harbour-and-pine.example`,
      permissions,
      locale,
      accountOwner,
    });
  };
  staff("Mara", "Lindholm", ["*"], "en", true);
  staff("Tom", "Reuter", AGENT, "de");
  staff("Aylin", "Demir", AGENT);
  staff("Jules", "Petit", ["read_products", "write_products", "read_themes"], "fr");
}

function openSecond(world: World): void {
  const address = place("Second Street Books", "2 Second Street", "London", "SE1 9PP", "United Kingdom", "GB");
  const books = {
    domain: SECOND,
    name: "Second Street Books",
    currency: "GBP",
    email: "shop@second-street-books.example",
    countryCode: "GB",
    timezone: "Europe/London",
    address,
  };
  createShop(world, { ...books, returnRules: { windowDays: 14, restockingFeePercent: 10, returnShippingFee: "0.00" } });
  for (const product of SECOND_STREET_BOOKS) addProduct(world, { shop: SECOND, vendor: "Second Street Books", ...product });
  const email = (name: string): string => `${name}@second-street-books.example`;
  addStaff(world, { shop: SECOND, firstName: "Edith", lastName: "Marlowe", email: email("edith"), accountOwner: true });
  addStaff(world, { shop: SECOND, firstName: "Ben", lastName: "Osei", email: email("ben"), permissions: AGENT });
}

/** Shoppers that are known before any order; two of them shop in both shops under the same address. */
function greetCustomers(world: World): void {
  const chance = random(20_261_001);
  const chosen = ["DE", "FR", "GB", "NL", "DE", "US"].flatMap((code) => COUNTRIES.find((country) => country.code === code) ?? []);
  const people = chosen.map((country) => somePerson(chance, country));
  people.forEach((person, index) => {
    const { firstName, lastName } = person.address;
    const customer = {
      firstName,
      lastName,
      email: person.email,
      phone: person.phone,
      locale: person.country.locale,
      defaultAddress: person.address,
    };
    made(addCustomer(world, { shop: DEMO, ...customer }), "customer");
    if (index < 2) made(addCustomer(world, { shop: SECOND, ...customer }), "customer");
  });
}

export const opening: Scenario = {
  title: "Opening day",
  summary: "Two shops with staff, products and a few customers; no orders, and the app is not installed.",
  play: async ({ world }) => {
    if (world.state.shops[DEMO]) return { look: ["The shops are open already."] };
    const now = world.now();
    await world.at(now - 400 * DAY, () => openDemo(world));
    await world.at(now - 200 * DAY, () => openSecond(world));
    await world.at(now - 60 * DAY, () => greetCustomers(world));
    return {
      look: [
        `The storefront of ${DEMO} with ${HARBOUR_AND_PINE.length} products.`,
        "The admin: sign in as Mara (owner), Tom or Aylin (agents), or Jules (products only).",
      ],
    };
  },
};
