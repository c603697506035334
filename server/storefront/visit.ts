import { html, type Html } from "~/lib/html";
import { Refusal } from "~/lib/refusal";
import type { PageWords } from "~/lib/page-words";
import { linkButton } from "~/lib/storefront-html";
import type { Shop } from "~/features/shop/find-shop.server";
import { knowShop } from "~/features/shop/know-shop.server";
import { learnProxyPath } from "~/features/shop/learn-proxy-path.server";
import { statusOf } from "~/platform/http/answer.server";
import type { ProxyVisit } from "~/platform/http/proxy-door.server";
import { pickLocale, translator, type Translate } from "~/platform/i18n/translate.server";
import { storefrontPage } from "./page";

/** A shopper on one of our storefront pages. */
export interface Visit extends ProxyVisit {
  shopRow: Shop;
  locale: string;
  t: Translate;
  /** Fields of a posted form; empty for GET. Files are File objects. */
  form: FormData;
  /** Why the posted form could not be read; the door shows it. */
  unread: Refusal | null;
  /** Link to another of our pages in this shop, e.g. link("/track", {o: "…"}). */
  link: (path: string, query?: Record<string, string>) => string;
}

/** A storefront page: which paths it serves, and what it does. */
export interface StorefrontPage {
  path: RegExp;
  get?: (visit: Visit) => Promise<Response>;
  post?: (visit: Visit) => Promise<Response>;
}

/** Largest form we read: a label or a few pictures, no more. */
export const MAX_FORM_BYTES = 12_000_000;

export const FORM_TOO_BIG = new Refusal("invalid", "form-too-big", "What you sent is too big. Please send smaller files.");

/** The posted form, or a Refusal "bad-form" for a body that is none. */
export function readForm(request: Request): Promise<FormData | Refusal> {
  return request
    .formData()
    .catch(
      (cause: unknown) => new Refusal("invalid", "bad-form", "The form could not be read. Please go back and send it again.", { cause }),
    );
}

/**
 * "/de" when the theme's own pages of this language lie there: our blocks say it in their links, since Shopify does not. Links keep it,
 * so that the theme around our pages stays in the shopper's language.
 */
function languageRoot(visit: ProxyVisit): string {
  const root = visit.query.get("root") ?? "";
  return /^\/[a-z]{2,3}(-[a-zA-Z]{2,4})?$/.test(root) && !visit.pathPrefix.startsWith(`${root}/`) ? root : "";
}

/**
 * @param read the posted form, or why it could not be read
 * @throws Refusal "shop-gone" when the app is not installed in that shop
 */
export async function startVisit(visit: ProxyVisit, read: FormData | Refusal): Promise<Visit> {
  const shopRow = await knowShop(visit.shop);
  // A language may stand in front ("/de/apps/…"); Shopify allows these four prefixes.
  const proxyPath = /\/(?:a|apps|community|tools)\/[^/]+$/.exec(visit.pathPrefix)?.[0];
  if (proxyPath && shopRow.proxyPath !== proxyPath) await learnProxyPath(visit.shop, proxyPath);
  const posted = read instanceof FormData ? read : new FormData();
  const asked = posted.get("locale");
  const locale = pickLocale(typeof asked === "string" ? asked : null, visit.query.get("locale"), visit.acceptLanguage, shopRow.locale);
  const root = languageRoot(visit);
  const link = (path: string, query: Record<string, string> = {}): string => {
    const search = new URLSearchParams({ ...query, locale, ...(root ? { root } : {}) }).toString();
    return `${root}${visit.pathPrefix}${path}?${search}`;
  };
  return { ...visit, shopRow, locale, t: translator(locale), form: posted, unread: read instanceof Refusal ? read : null, link };
}

/** What templates need of a visit. */
export const pageWords = ({ t, locale, link, shopRow }: Visit): PageWords => ({ t, locale, link, timeZone: shopRow.timezone });

/** A page inside the shop's theme. */
export function showPage(visit: Visit, title: string, body: Html, status = 200): Response {
  return storefrontPage({ title, body, locale: visit.locale, status });
}

/** The next page after a form was taken: 303, so that reloading sends nothing twice. */
export function goTo(visit: Visit, path: string, query: Record<string, string> = {}): Response {
  const headers = { location: visit.link(path, query), "cache-control": "no-store", "referrer-policy": "same-origin" };
  return new Response(null, { status: 303, headers });
}

/** A text of the posted form, trimmed; "" when it is missing or a file. Line breaks as "\n"; without NUL, which PostgreSQL's text can't hold. */
export function formText(visit: Visit, name: string): string {
  const value = visit.form.get(name);
  return typeof value === "string" ? value.replaceAll("\r\n", "\n").replaceAll("\0", "").trim() : "";
}

// Refusals of the platform, whose own sentences are English, in the words of the page.
const SENTENCES: Record<string, string> = {
  "too-many-tries": "common.tooManyTries",
  "bad-form": "common.badForm",
  "form-too-big": "common.formTooBig",
};

/** What a Refusal says to the shopper, in the page's language where we have it. */
export function sentenceOf(visit: Visit, refusal: Refusal): string {
  const key = SENTENCES[refusal.code];
  return key ? visit.t(key) : refusal.person;
}

/** A Refusal as a page: the sentence and a way on. */
export function refusalPage(visit: Visit, refusal: Refusal): Response {
  const body = html`<h1>${visit.t("common.notPossible")}</h1>
    <p role="alert">${sentenceOf(visit, refusal)}</p>
    <p>${linkButton(visit.link("/"), visit.t("common.toHelp"))}</p>`;
  return showPage(visit, visit.t("common.notPossible"), body, statusOf(refusal));
}
