import { html } from "~/lib/html";
import { actions, card, linkButton } from "~/lib/storefront-html";
import { showPage, type StorefrontPage } from "./visit";

/** `/`: the ways to help. */
export const helpPage: StorefrontPage = {
  path: /^\/$/,
  get: ({ t, link, ...visit }) => {
    const way = (name: string, path: string): ReturnType<typeof card> =>
      card(
        html`<p>${t(`help.${name}Text`)}</p>
          ${actions(linkButton(link(path), t(`help.${name}Button`)))}`,
        { title: t(`help.${name}`) },
      );
    const body = html`<h1>${t("help.title")}</h1>
      <p class="ac-lead">${t("help.lead")}</p>
      <div class="ac-grid">${way("track", "/track")}${way("returns", "/returns")}${way("ask", "/contact")}</div>`;
    return Promise.resolve(showPage({ ...visit, t, link }, t("help.title"), body));
  },
};
