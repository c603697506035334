import { html, type Html } from "~/lib/html";
import type { PageWords } from "~/lib/page-words";
import { errorSummary, formOf, submitButton, textArea, textField } from "~/lib/storefront-form";
import { actions, notice } from "~/lib/storefront-html";

/** Longest question we take, in characters. */
export const MOST_WORDS = 5000;

/** What was typed, what is wrong with it, and what is known already. */
export interface ContactState {
  name: string;
  email: string;
  order: string;
  text: string;
  /** Makes a second sending of the same words the same question. */
  nonce: string;
  errors: Record<string, string>;
  refused?: string | undefined;
  /** The order a signed link led here from. */
  known: { token: string; orderName: string; hasEmail: boolean } | null;
}

/** The question form: about a known order, or plain with an order number to give. */
export function contactForm(words: PageWords, state: ContactState): Html {
  const { t, link } = words;
  const { known, errors } = state;
  const withEmail = known?.hasEmail === true;
  const fields = html`${textField({
    name: "name",
    label: t("common.name"),
    value: state.name,
    error: errors.name,
    autocomplete: "name",
    maxlength: 100,
    required: true,
  })}${textField({
    name: "email",
    label: t(withEmail ? "contact.emailOfOrder" : "common.email"),
    hint: t(withEmail ? "contact.emailOfOrderHint" : "contact.emailHint"),
    value: state.email,
    error: errors.email,
    type: "email",
    autocomplete: "email",
    inputmode: "email",
    maxlength: 200,
    required: !withEmail,
    optionalWord: t("common.optional"),
  })}${
    !known &&
    textField({
      name: "order",
      label: t("common.orderNumber"),
      hint: t("contact.orderHint"),
      value: state.order,
      maxlength: 40,
      optionalWord: t("common.optional"),
    })
  }${textArea({
    name: "text",
    label: t("contact.text"),
    hint: t("contact.textHint"),
    value: state.text,
    error: errors.text,
    rows: 7,
    required: true,
  })}${actions(submitButton(t("contact.send")))}`;
  const hidden = { nonce: state.nonce, ...(known ? { k: known.token } : {}) };
  return html`<h1>${t("contact.title")}</h1>
    ${errorSummary(t("common.checkFields"), errors, state.refused)} ${known && notice(t("contact.aboutOrder", { order: known.orderName }))}
    <p class="ac-lead">${t("contact.lead")}</p>
    ${formOf(link("/contact"), fields, { hidden })}`;
}
