import type { Shop } from "../../world/types.ts";
import type { AdminContext } from "../context.ts";
import type { Fields } from "../resolver.ts";
import { ofShop } from "./lookup.ts";

const address = (shop: Shop, ctx: AdminContext): Record<string, unknown> => {
  const first = ofShop(ctx, ctx.world.state.locations)[0];
  return {
    id: `gid://shopify/ShopAddress/${shop.id}`,
    ...first?.address,
    countryCodeV2: shop.countryCode,
    countryCode: shop.countryCode,
    company: shop.name,
  };
};

const offsetMinutes = (zone: string, at: number): number => {
  const parts = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(at);
  const match = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(parts.find((part) => part.type === "timeZoneName")?.value ?? "");
  const minutes = Number(match?.[2] ?? 0) * 60 + Number(match?.[3] ?? 0);
  return match?.[1] === "-" ? -minutes : minutes;
};

const offsetText = (minutes: number): string => {
  const size = Math.abs(minutes);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${two(size % 60)}`;
};

const abbreviation = (zone: string, at: number): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeZoneName: "short" }).formatToParts(at).find((part) => part.type === "timeZoneName")
    ?.value ?? "UTC";

const SYMBOL: Record<string, string> = { EUR: "€", GBP: "£", USD: "$" };

/** Where a browser on this desk finds the storefront: links in mails lead there. */
const domain = (shop: Shop, ctx: AdminContext): Record<string, unknown> => ({
  id: `gid://shopify/Domain/${shop.id}`,
  host: `127.0.0.1:${ctx.sim.config.ports.storefront}`,
  url: `http://127.0.0.1:${ctx.sim.config.ports.storefront}`,
  sslEnabled: true,
});

/** GraphQL's Shop. */
export const shopFields: Fields<Shop> = {
  myshopifyDomain: (shop) => shop.domain,
  contactEmail: (shop) => shop.email,
  shopOwnerName: (shop, _args, ctx) => {
    const owner = Object.values(ctx.world.state.staff).find((staff) => staff.shop === shop.domain && staff.accountOwner);
    return owner ? `${owner.firstName} ${owner.lastName}` : shop.name;
  },
  currencyCode: (shop) => shop.currency,
  currencyFormats: (shop) => {
    const symbol = SYMBOL[shop.currency] ?? `${shop.currency} `;
    const format = `${symbol}{{amount}}`;
    const long = `${format} ${shop.currency}`;
    return { moneyFormat: format, moneyInEmailsFormat: format, moneyWithCurrencyFormat: long, moneyWithCurrencyInEmailsFormat: long };
  },
  enabledPresentmentCurrencies: (shop) => [shop.currency],
  ianaTimezone: (shop) => shop.timezone,
  timezoneAbbreviation: (shop, _args, ctx) => abbreviation(shop.timezone, ctx.world.now()),
  timezoneOffset: (shop, _args, ctx) => offsetText(offsetMinutes(shop.timezone, ctx.world.now())),
  timezoneOffsetMinutes: (shop, _args, ctx) => offsetMinutes(shop.timezone, ctx.world.now()),
  primaryDomain: (shop, _args, ctx) => domain(shop, ctx),
  domains: (shop, _args, ctx) => [domain(shop, ctx)],
  url: (shop) => `https://${shop.domain}`,
  storefrontUrl: (shop) => `https://${shop.domain}`,
  plan: (shop) => ({ displayName: shop.planName, publicDisplayName: shop.planName, partnerDevelopment: false, shopifyPlus: false }),
  billingAddress: (shop, _args, ctx) => address(shop, ctx),
  shopAddress: (shop, _args, ctx) => address(shop, ctx),
  taxesIncluded: (shop) => shop.countryCode !== "US",
  taxShipping: () => true,
  weightUnit: () => "KILOGRAMS",
  unitSystem: () => "METRIC_SYSTEM",
  orderNumberFormatPrefix: () => "#",
  orderNumberFormatSuffix: () => "",
  setupRequired: () => false,
  description: () => null,
  customerAccounts: () => "OPTIONAL",
  customerAccountsV2: (shop) => ({
    customerAccountsVersion: "NEW_CUSTOMER_ACCOUNTS",
    loginRequiredAtCheckout: false,
    loginLinksVisibleOnStorefrontAndCheckout: true,
    url: `https://shopify.com/${shop.id}/account`,
  }),
  metafield: () => null,
};
