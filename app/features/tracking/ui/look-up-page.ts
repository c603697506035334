import { html, type Html } from "~/lib/html";
import { errorSummary, formOf, submitButton, textField } from "~/lib/storefront-form";
import { actions, linkButton, notice } from "~/lib/storefront-html";
import type { PageWords } from "~/lib/page-words";
import { ownOrders, type OwnOrder } from "./own-orders";

/** What was typed, and what is wrong with it. */
export interface LookUpState {
  order: string;
  contact: string;
  errors: Record<string, string>;
  /** A sentence about the whole form. */
  refused?: string;
  /** A link led here that no longer holds. */
  expired?: boolean;
  /** Orders of the signed-in shopper. */
  own?: OwnOrder[];
}

/** The form that leads to an order's tracking page. */
export function lookUpPage(words: PageWords, state: LookUpState): Html {
  const { t, link } = words;
  const { own = [] } = state;
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
  })}${actions(submitButton(t("tracking.find")))}`;
  return html`<h1>${t("tracking.title")}</h1>
    ${errorSummary(t("common.checkFields"), state.errors, state.refused)}
    ${state.expired && notice(t("tracking.expired"), "warning", { live: true })}
    ${
      own.length > 0 &&
      html`${ownOrders(words, own)}
        <h2>${t("tracking.otherOrder")}</h2>`
    }
    <p class="ac-lead">${t("tracking.lead")}</p>
    ${formOf(link("/track"), fields)}
    <h2 style="margin-top:2em">${t("tracking.noNumber")}</h2>
    <p>${t("tracking.noNumberText")}</p>
    ${actions(linkButton(link("/contact"), t("common.askUs")))}`;
}
