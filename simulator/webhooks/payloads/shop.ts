import type { Location, Shop } from "../../world/types.ts";
import { shopTime } from "../shop-time.ts";
import { rawId, type JsonObject } from "../write-json.ts";
import type { PayloadBuilder } from "./context.ts";

const SIGNS: Record<string, string> = { EUR: "€", GBP: "£", USD: "$" };

/** "(GMT+01:00) Europe/Berlin" */
const zoneName = (shop: Shop, at: string): string => `(GMT${shopTime(at, shop.timezone).slice(19)}) ${shop.timezone}`;

function where(location: Location | undefined, shop: Shop): JsonObject {
  const address = location?.address;
  return {
    province: address?.province ?? null,
    country: shop.countryCode,
    address1: address?.address1 ?? null,
    zip: address?.zip ?? null,
    city: address?.city ?? null,
    phone: address?.phone ?? null,
    latitude: null,
    longitude: null,
    address2: address?.address2 ?? null,
    country_code: shop.countryCode,
    country_name: address?.country ?? shop.countryCode,
    province_code: address?.provinceCode ?? null,
    primary_location_id: rawId(location?.id),
  };
}

/** shop/update, app/uninstalled */
export const shopPayload: PayloadBuilder = ({ world, shop, announcement }) => {
  const location = Object.values(world.state.locations).find((one) => one.shop === shop.domain);
  const owner = Object.values(world.state.staff).find((one) => one.shop === shop.domain && one.accountOwner);
  const format = `${SIGNS[shop.currency] ?? ""}{{amount}}`;
  return {
    id: rawId(shop.id),
    name: shop.name,
    email: shop.email,
    domain: shop.domain,
    ...where(location, shop),
    source: null,
    primary_locale: shop.locale,
    created_at: shopTime(shop.createdAt, shop.timezone),
    updated_at: shopTime(announcement.at, shop.timezone),
    currency: shop.currency,
    customer_email: shop.email,
    timezone: zoneName(shop, announcement.at),
    iana_timezone: shop.timezone,
    shop_owner: owner ? `${owner.firstName} ${owner.lastName}` : shop.name,
    money_format: format,
    money_with_currency_format: `${format} ${shop.currency}`,
    weight_unit: "kg",
    taxes_included: null,
    auto_configure_tax_inclusivity: null,
    tax_shipping: null,
    county_taxes: null,
    plan_display_name: shop.planName,
    plan_name: shop.planName.toLowerCase(),
    has_discounts: false,
    has_gift_cards: false,
    myshopify_domain: shop.domain,
    google_apps_domain: null,
    google_apps_login_enabled: null,
    money_in_emails_format: format,
    money_with_currency_in_emails_format: `${format} ${shop.currency}`,
    eligible_for_payments: true,
    requires_extra_payments_agreement: false,
    password_enabled: false,
    has_storefront: true,
    finances: true,
    checkout_api_supported: true,
    multi_location_enabled: true,
    setup_required: false,
    pre_launch_enabled: false,
    enabled_presentment_currencies: [shop.currency],
    marketing_sms_consent_enabled_at_checkout: false,
    transactional_sms_disabled: false,
  };
};
