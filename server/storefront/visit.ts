import { html, type Html } from "~/lib/html";
import type { Refusal } from "~/lib/refusal";
import { findShop, type Shop } from "~/features/shop/find-shop.server";
import { statusOf } from "~/platform/http/answer.server";
import type { ProxyVisit } from "~/platform/http/proxy-door.server";
import { pickLocale, translator, type Translate } from "~/platform/i18n/translate.server";
import { storefrontPage } from "./page";

/** A shopper on one of our storefront pages. */
export interface Visit extends ProxyVisit {
  request: Request;
  shopRow: Shop;
  locale: string;
  t: Translate;
  /** Fields of a posted form; empty for GET. Files are File objects. */
  form: FormData;
  /** Link to another of our pages in this shop, e.g. link("/track", {o: "…"}). */
  link: (path: string, query?: Record<string, string>) => string;
}

/** A storefront page: which paths it serves, and what it does. */
export interface StorefrontPage {
  path: RegExp;
  get?: (visit: Visit) => Promise<Response>;
  post?: (visit: Visit) => Promise<Response>;
}

/** @throws Refusal "shop-gone" when the app is not installed in that shop. */
export async function startVisit(visit: ProxyVisit, request: Request): Promise<Visit> {
  const shopRow = await findShop(visit.shop);
  const posted = request.method === "POST" ? await request.formData() : new FormData();
  const asked = posted.get("locale");
  const locale = pickLocale(typeof asked === "string" ? asked : null, visit.query.get("locale"), visit.acceptLanguage, shopRow.locale);
  const link = (path: string, query: Record<string, string> = {}): string => {
    const search = new URLSearchParams({ ...query, locale }).toString();
    return `${visit.pathPrefix}${path}?${search}`;
  };
  return { ...visit, request, shopRow, locale, t: translator(locale), form: posted, link };
}

/** A page inside the shop's theme. */
export function showPage(visit: Visit, title: string, body: Html, status = 200): Response {
  return storefrontPage({ title, body, locale: visit.locale, status });
}

/** A Refusal as a page: the sentence and a way on. */
export function refusalPage(visit: Visit, refusal: Refusal): Response {
  const body = html`<h1>${visit.t("common.notPossible")}</h1>
    <p role="alert">${refusal.person}</p>
    <p><a class="ac-button" href="${visit.link("/")}">${visit.t("common.toHelp")}</a></p>`;
  return showPage(visit, visit.t("common.notPossible"), body, statusOf(refusal));
}
