import { placeOrder } from "../actions/place-order.ts";
import type { Address } from "../world/types.ts";
import { statusPath } from "../order-status.ts";
import { readForm, seeOther, sendHtml } from "./http.ts";
import { renderPage } from "./render-page.ts";
import { rememberCart, type Visit } from "./visit.ts";

/** Countries of the address form: English name by code, as Shopify stores it. */
export const COUNTRIES: Record<string, string> = {
  AT: "Austria",
  BE: "Belgium",
  CH: "Switzerland",
  DE: "Germany",
  DK: "Denmark",
  ES: "Spain",
  FI: "Finland",
  FR: "France",
  GB: "United Kingdom",
  IE: "Ireland",
  IT: "Italy",
  LU: "Luxembourg",
  NL: "Netherlands",
  NO: "Norway",
  PL: "Poland",
  PT: "Portugal",
  SE: "Sweden",
  US: "United States",
};

/** Ways to send, with what they cost. */
const SHIPPING = { standard: { title: "Standard", price: "4.90" }, express: { title: "Express", price: "12.90" } } as const;

const FIELDS = ["email", "phone", "first_name", "last_name", "address1", "zip", "city", "country"] as const;
type Values = Record<(typeof FIELDS)[number], string> & { shipping: string };

function start(visit: Visit): Values {
  const home = visit.customer?.defaultAddress;
  const { customer, shop } = visit;
  return {
    email: customer?.email ?? "",
    phone: customer?.phone ?? "",
    first_name: home?.firstName ?? customer?.firstName ?? "",
    last_name: home?.lastName ?? customer?.lastName ?? "",
    address1: home?.address1 ?? "",
    zip: home?.zip ?? "",
    city: home?.city ?? "",
    country: home?.countryCode ?? shop.countryCode,
    shipping: "standard",
  };
}

/** Names of the fields that are missing or can't be right, each with the key of a sentence. */
function faults(values: Values): Record<string, string> {
  const found: Record<string, string> = {};
  if (!values.email && !values.phone) found.email = "checkout.need_contact";
  else if (values.email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(values.email)) found.email = "checkout.bad_email";
  if (values.phone && !/^\+[\d\s()/-]{6,20}$/.test(values.phone)) found.phone = "checkout.bad_phone";
  for (const field of ["last_name", "address1", "zip", "city"] as const) if (!values[field].trim()) found[field] = "checkout.need_field";
  if (!COUNTRIES[values.country]) found.country = "checkout.need_field";
  return found;
}

const address = (values: Values): Address => ({
  firstName: values.first_name,
  lastName: values.last_name,
  address1: values.address1,
  address2: null,
  company: null,
  city: values.city,
  province: null,
  provinceCode: null,
  zip: values.zip,
  country: COUNTRIES[values.country] ?? values.country,
  countryCode: values.country,
  phone: values.phone || null,
});

async function form(visit: Visit, values: Values, errors: Record<string, string>, problem = ""): Promise<void> {
  const countries = Object.entries(COUNTRIES).map(([code, name]) => ({
    code,
    name: new Intl.DisplayNames([visit.locale], { type: "region" }).of(code) ?? name,
  }));
  const ways = Object.entries(SHIPPING).map(([key, way]) => ({
    key,
    title: `checkout.shipping_${key}`,
    price: Math.round(Number(way.price) * 100),
  }));
  const status = Object.keys(errors).length || problem ? 422 : 200;
  sendHtml(
    visit.res,
    await renderPage(visit, { template: "checkout", title: "checkout.title", data: { values, errors, problem, countries, ways } }),
    status,
  );
}

async function place(visit: Visit): Promise<void> {
  const given = await readForm(visit.req);
  const values = {
    shipping: given.get("shipping") ?? "standard",
    ...Object.fromEntries(FIELDS.map((name) => [name, (given.get(name) ?? "").trim()])),
  } as Values;
  const errors = faults(values);
  if (Object.keys(errors).length) return form(visit, values, errors);
  const result = placeOrder(visit.sim.world, {
    shop: visit.shop.domain,
    customerId: visit.customer?.id ?? null,
    email: values.email || null,
    phone: values.phone ? values.phone.replace(/[^+\d]/g, "") : null,
    lines: [...visit.cart].map(([variantId, quantity]) => ({ variantId, quantity })),
    shippingAddress: address(values),
    shipping: values.shipping === "express" ? SHIPPING.express : SHIPPING.standard,
    customerLocale: visit.locale,
  });
  const [problem] = result.userErrors;
  if (problem || !("order" in result) || !result.order) return form(visit, values, {}, problem?.message ?? "");
  visit.cart.clear();
  rememberCart(visit);
  seeOther(visit.res, `${visit.root}${statusPath(visit.sim.config, result.order.id)}&thanks=1`);
}

/** `/checkout`: one page, no payment is taken; the order is real to the simulated shop. */
export async function checkoutPage(visit: Visit): Promise<boolean> {
  if (visit.path !== "/checkout") return false;
  if (visit.cart.size === 0) seeOther(visit.res, `${visit.root}/cart`);
  else if (visit.req.method === "POST") await place(visit);
  else await form(visit, start(visit), {});
  return true;
}
