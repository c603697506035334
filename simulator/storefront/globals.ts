import type { Customer } from "../world/types.ts";
import { productObject, shopProducts } from "./products.ts";
import { LOCALES, type Visit } from "./visit.ts";

const ENDONYMS: Record<string, string> = { en: "English", de: "Deutsch", fr: "Français" };

const language = (locale: string): Record<string, unknown> => ({
  iso_code: locale,
  primary: locale === LOCALES[0],
  root_url: locale === LOCALES[0] ? "/" : `/${locale}`,
  endonym_name: ENDONYMS[locale] ?? locale,
  name: ENDONYMS[locale] ?? locale,
});

function customerObject(customer: Customer | undefined, orders: number): Record<string, unknown> | null {
  if (!customer) return null;
  return {
    id: customer.id,
    email: customer.email,
    phone: customer.phone,
    first_name: customer.firstName,
    last_name: customer.lastName,
    name: `${customer.firstName} ${customer.lastName}`.trim(),
    orders_count: orders,
    tags: customer.tags,
    has_account: true,
  };
}

function routes(root: string): Record<string, string> {
  const at = (path: string): string => `${root}${path}`;
  return {
    root_url: root || "/",
    account_url: at("/account"),
    account_login_url: at("/account/login"),
    account_logout_url: at("/account/logout"),
    all_products_collection_url: at("/collections/all"),
    cart_url: at("/cart"),
    cart_add_url: at("/cart/add"),
    cart_change_url: at("/cart/change"),
    collections_url: at("/collections"),
    search_url: at("/search"),
  };
}

/** The town that parcels leave from. */
const homeOf = ({ sim, shop }: Visit): string =>
  Object.values(sim.world.state.locations).find((location) => location.shop === shop.domain)?.address.city ?? "";

/** Objects that every template, block and proxy page sees. https://shopify.dev/docs/api/liquid/objects */
export function globalsOf(visit: Visit, template: string): Record<string, unknown> {
  const { sim, shop, url, locale, root, customer } = visit;
  const orders = customer ? Object.values(sim.world.state.orders).filter((order) => order.customerId === customer.id).length : 0;
  const [name, suffix] = template.split(".");
  const kinds = [...new Set(shopProducts(visit).map((product) => product.productType))].filter(Boolean).sort();
  return {
    shop: {
      id: shop.id,
      name: shop.name,
      email: shop.email,
      domain: url.host,
      permanent_domain: shop.domain,
      url: url.origin,
      secure_url: url.origin,
      currency: shop.currency,
      locale: shop.locale,
    },
    request: { design_mode: false, locale: language(locale), host: url.host, origin: url.origin, path: url.pathname, page_type: name },
    localization: {
      language: language(locale),
      available_languages: LOCALES.map(language),
      country: { iso_code: shop.countryCode, currency: { iso_code: shop.currency } },
    },
    routes: routes(root),
    template: { name, suffix: suffix ?? null },
    customer: customerObject(customer, orders),
    cart: cartObject(visit),
    settings: { color_accent: "#1f4a3d", color_text: "#26302c", return_days: shop.returnRules.windowDays, sent_from: homeOf(visit) },
    canonical_url: `${url.origin}${url.pathname}`,
    languages: LOCALES.map((one) => ({
      ...language(one),
      href: `${one === LOCALES[0] ? "" : `/${one}`}${visit.path}${url.search}`,
      current: one === locale,
    })),
    product_kinds: kinds.map((kind) => ({ title: kind, handle: kind.toLowerCase().replace(/[^a-z0-9]+/g, "-") })),
    // A whole root: "" or "/de", for links written as {{ root }}/cart.
    root,
  };
}

/** The cart with its products; variants that are gone are left out. */
export function cartObject(visit: Visit): Record<string, unknown> {
  const items = shopProducts(visit).flatMap((product) =>
    product.variants
      .filter((variant) => visit.cart.has(variant.id))
      .map((variant) => {
        const quantity = visit.cart.get(variant.id) ?? 0;
        const cents = Math.round(Number(variant.price) * 100);
        const title = variant.title === "Default Title" ? "" : variant.title;
        return {
          variant_id: variant.id,
          quantity,
          product: productObject(visit, product),
          variant_title: title,
          price: cents,
          line_price: cents * quantity,
        };
      }),
  );
  return {
    items,
    item_count: items.reduce((sum, item) => sum + item.quantity, 0),
    total_price: items.reduce((sum, item) => sum + item.line_price, 0),
    currency: { iso_code: visit.shop.currency },
  };
}
