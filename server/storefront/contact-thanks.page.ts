import { html } from "~/lib/html";
import { actions, linkButton, notice } from "~/lib/storefront-html";
import { showPage, type StorefrontPage } from "./visit";

/** `/contact/thanks`: after a question was taken. */
export const contactThanksPage: StorefrontPage = {
  path: /^\/contact\/thanks$/,
  get: (visit) => {
    const { t, link, query, shopRow } = visit;
    const token = query.get("k");
    const body = html`<h1>${t("contact.thanksTitle")}</h1>
      ${notice(t("contact.thanksText"), "good", { live: true })}
      ${actions(
        token ? linkButton(link("/track/o", { k: token }), t("common.toTracking"), "primary") : null,
        linkButton(shopRow.primaryUrl, t("contact.thanksBack")),
      )}`;
    return Promise.resolve(showPage(visit, t("contact.thanksTitle"), body));
  },
};
