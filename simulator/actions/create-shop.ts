import type { Address, Location, Shop } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { refuse, type Result } from "./user-error.ts";

export interface NewShop {
  /** myshopify domain, e.g. "demo.myshopify.com". */
  domain: string;
  name: string;
  currency: string;
  email?: string;
  /** IANA zone. */
  timezone?: string;
  locale?: string;
  countryCode?: string;
  planName?: string;
  /** Where parcels leave from; becomes the shop's first location. */
  address?: Address;
  returnRules?: Shop["returnRules"];
  /** GraphQL budget; a Standard plan's where it is left out. */
  rateLimit?: Shop["rateLimit"];
}

const nowhere = (countryCode: string): Address => ({
  firstName: "",
  lastName: "",
  address1: "1 Main Street",
  address2: null,
  company: null,
  city: "Berlin",
  province: null,
  provinceCode: null,
  zip: "10115",
  country: countryCode,
  countryCode,
  phone: null,
});

/** Opens a shop with one location. */
export function createShop(world: World, input: NewShop): Result<{ shop: Shop; location: Location }> {
  if (world.state.shops[input.domain]) return refuse("domain", "Domain has already been taken", "TAKEN");
  const countryCode = input.countryCode ?? "DE";
  const shop: Shop = {
    domain: input.domain,
    id: world.newId(),
    name: input.name,
    email: input.email ?? `hello@${input.domain.split(".")[0] ?? "shop"}.example`,
    currency: input.currency,
    timezone: input.timezone ?? "Europe/Berlin",
    locale: input.locale ?? "en",
    countryCode,
    planName: input.planName ?? "Basic",
    createdAt: world.iso(),
    returnRules: input.returnRules ?? { windowDays: 30, restockingFeePercent: 0, returnShippingFee: "0.00" },
    // https://shopify.dev/docs/api/usage/limits: 100 points a second, bucket of twenty seconds.
    rateLimit: input.rateLimit ?? { maximum: 2000, restoreRate: 100 },
  };
  const location: Location = {
    id: world.newId(),
    shop: shop.domain,
    name: "Shop location",
    address: input.address ?? nowhere(countryCode),
  };
  world.state.shops[shop.domain] = shop;
  world.state.locations[location.id] = location;
  world.changed();
  return { userErrors: [], shop, location };
}
