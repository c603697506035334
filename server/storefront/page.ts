import { html, type Html } from "~/lib/html";
import { TextPage } from "../text-page";
import { storefrontCss } from "./storefront-css";

/** Shopify renders our answer as Liquid: braces that came from outside must not be read as Liquid. */
const withoutLiquid = (text: string): string => text.replaceAll("{{", "&#123;&#123;").replaceAll("{%", "&#123;%");

// https://www.w3.org/International/questions/qa-scripts: languages written from right to left that shops use.
const RIGHT_TO_LEFT = /^(ar|dv|fa|he|ku|ps|sd|ug|ur|yi)\b/;

/**
 * Our body inside the shop's theme (https://shopify.dev/docs/apps/build/online-store/app-proxies: application/liquid is rendered in the
 * theme's layout). Private and never indexed.
 */
export function storefrontPage(page: { title: string; body: Html; locale: string; status: number }): TextPage {
  const direction = RIGHT_TO_LEFT.test(page.locale) ? "rtl" : "ltr";
  const body = html`<section class="ac-page" lang="${page.locale}" dir="${direction}" aria-label="${page.title}">
    <div class="ac-wrap">${page.body}</div>
  </section>`;
  return new TextPage(`<style>${storefrontCss}</style>${withoutLiquid(body.text)}`, {
    status: page.status,
    headers: {
      "content-type": "application/liquid; charset=utf-8",
      "cache-control": "private, no-store",
      "x-robots-tag": "noindex",
      "referrer-policy": "same-origin",
    },
  });
}
