import { html, type Html } from "~/lib/html";
import type { PageWords } from "~/lib/page-words";
import { errorSummary, formOf, submitButton, textField } from "~/lib/storefront-form";
import { actions, card, linkButton, notice } from "~/lib/storefront-html";

/** What was typed, and what is wrong with it. */
export interface StartState {
  order: string;
  contact: string;
  errors: Record<string, string>;
  refused?: string;
  expired?: boolean;
  /** Where signing in begins. */
  signInUrl: string;
}

/** The first page of a return: sign in, or name the order. */
export function startPage(words: PageWords, state: StartState): Html {
  const { t, link } = words;
  const fields = html`${textField({
    name: "order",
    label: t("common.orderNumber"),
    hint: t("common.orderNumberHint"),
    value: state.order,
    error: state.errors.order,
    maxlength: 40,
    required: true,
  })}${textField({
    name: "contact",
    label: t("common.contact"),
    hint: t("common.contactHint"),
    value: state.contact,
    error: state.errors.contact,
    autocomplete: "email",
    inputmode: "email",
    maxlength: 200,
    required: true,
  })}${actions(submitButton(t("returns.find")))}`;
  return html`<h1>${t("returns.title")}</h1>
    ${errorSummary(t("common.checkFields"), state.errors, state.refused)}
    ${state.expired && notice(t("returns.expired"), "warning", { live: true })}
    <p class="ac-lead">${t("returns.lead")}</p>
    ${card(
      html`<p>${t("returns.signInLead")}</p>
        ${actions(linkButton(state.signInUrl, t("returns.signIn"), "primary"))}`,
    )}
    ${card(formOf(link("/returns"), fields), { title: t("returns.guestTitle") })}
    ${actions(linkButton(link("/contact"), t("common.askUs")))}`;
}
