import type { Liquid } from "liquidjs";
import { esc } from "../http.ts";
import type { Translate } from "./translate.ts";

export interface FilterSetting {
  translate: Translate;
  /** Address in front of an asset's name, e.g. "/assets/". */
  assetBase: string;
  locale: string;
  currency: string;
}

/** Named arguments of a filter (`name: value`) come from liquidjs as pairs. */
const named = (given: unknown[]): Record<string, unknown> =>
  Object.fromEntries(given.filter((one): one is [string, unknown] => Array.isArray(one) && one.length === 2));

const attributes = (given: unknown[]): string =>
  Object.entries(named(given))
    .map(([name, value]) => ` ${name}="${esc(value)}"`)
    .join("");

const addQuery = (address: unknown, values: Record<string, unknown>): string => {
  const query = new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)])).toString();
  return query ? `${String(address)}?${query}` : String(address);
};

const imageOf = (value: unknown): string =>
  String(
    value !== null && typeof value === "object"
      ? ((value as Record<string, unknown>).src ?? (value as Record<string, unknown>).featured_image ?? "")
      : (value ?? ""),
  );

/** Shopify's filters that Liquid itself lacks, as far as themes and blocks here use them; an unknown filter is an error by name. */
export function addFilters(engine: Liquid, setting: FilterSetting): void {
  const amount = (cents: unknown, style: Intl.NumberFormatOptions = {}): string =>
    new Intl.NumberFormat(setting.locale, { style: "currency", currency: setting.currency, ...style }).format(Number(cents ?? 0) / 100);
  const filters: Record<string, (value: unknown, ...given: unknown[]) => unknown> = {
    t: (key, ...given) => setting.translate(String(key), named(given)),
    translate: (key, ...given) => setting.translate(String(key), named(given)),
    asset_url: (name) => `${setting.assetBase}${String(name)}`,
    asset_img_url: (name) => `${setting.assetBase}${String(name)}`,
    file_url: (name) => `/files/${String(name)}`,
    stylesheet_tag: (address, ...given) =>
      `<link href="${esc(address)}" rel="stylesheet" type="text/css" media="all"${attributes(given.filter((one) => !Array.isArray(one) || one[0] !== "preload"))} />`,
    script_tag: (address) => `<script src="${esc(address)}" type="text/javascript"></script>`,
    preload_tag: (address, ...given) => `<link rel="preload" href="${esc(address)}"${attributes(given)}>`,
    image_url: (value, ...given) => addQuery(imageOf(value), named(given)),
    img_url: (value) => imageOf(value),
    image_tag: (address, ...given) => `<img src="${esc(address)}"${attributes(given)}>`,
    placeholder_svg_tag: (_, css) =>
      `<svg class="${esc(css)}" viewBox="0 0 100 100" aria-hidden="true"><rect width="100" height="100" fill="#ece7dd"/></svg>`,
    inline_asset_content: (name) => `<!-- ${esc(name)} -->`,
    money: (cents) => amount(cents),
    money_with_currency: (cents) => `${amount(cents)} ${setting.currency}`,
    money_without_currency: (cents) => (Number(cents ?? 0) / 100).toFixed(2),
    money_without_trailing_zeros: (cents) => amount(cents, Number(cents ?? 0) % 100 === 0 ? { minimumFractionDigits: 0 } : {}),
    handleize: (text) => handle(text),
    handle: (text) => handle(text),
    json: (value) =>
      JSON.stringify(value ?? null)
        ?.replace(/</g, "\\u003c")
        .replace(/>/g, "\\u003e")
        .replace(/&/g, "\\u0026"),
    escape: (text) => esc(text),
    escape_once: (text) =>
      esc(
        String(text ?? "")
          .replace(/&amp;/g, "&")
          .replace(/&lt;/g, "<")
          .replace(/&gt;/g, ">")
          .replace(/&quot;/g, '"')
          .replace(/&#39;/g, "'"),
      ),
    url_param_escape: (text) => encodeURIComponent(String(text ?? "")),
    link_to: (text, address) => `<a href="${esc(address)}">${String(text)}</a>`,
    pluralize: (count, one, many) => (Number(count) === 1 ? one : many),
    time_tag: (time, ...given) => timeTag(time, setting.locale, named(given)),
    color_to_rgb: (color) => rgb(color),
    metafield_tag: (value) => esc(value),
    within: (address) => address,
  };
  for (const [name, filter] of Object.entries(filters)) engine.registerFilter(name, filter);
}

const handle = (text: unknown): string =>
  String(text ?? "")
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");

const rgb = (color: unknown): string => {
  const [r, g, b] = /^#(..)(..)(..)$/.exec(String(color))?.slice(1) ?? [];
  return r && g && b ? `rgb(${parseInt(r, 16)}, ${parseInt(g, 16)}, ${parseInt(b, 16)})` : String(color);
};

/** Dates by the names that Shopify's locale files define, in the visitor's language. */
function timeTag(time: unknown, locale: string, options: Record<string, unknown>): string {
  const at = new Date(String(time));
  const long = options.format === "date" || options.format === "long" || options.format === undefined;
  const text = new Intl.DateTimeFormat(locale, long ? { dateStyle: "long" } : { dateStyle: "medium", timeStyle: "short" }).format(at);
  return `<time datetime="${at.toISOString()}">${text}</time>`;
}
