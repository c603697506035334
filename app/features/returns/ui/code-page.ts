import { html, type Html } from "~/lib/html";
import type { PageWords } from "~/lib/page-words";
import { errorSummary, formOf, submitButton, textField } from "~/lib/storefront-form";
import { actions, linkButton } from "~/lib/storefront-html";

/** "a•••@example.com": enough to know one's own address by. */
export function maskEmail(email: string): string {
  const [name = "", domain = ""] = email.split("@");
  return `${name.slice(0, 1)}•••@${domain}`;
}

/** The six digits from the mail. */
export function codePage(words: PageWords, state: { token: string; email: string; error?: string; refused?: string }): Html {
  const { t, link } = words;
  const field = textField({
    name: "code",
    label: t("returns.code.label"),
    error: state.error,
    autocomplete: "one-time-code",
    inputmode: "numeric",
    maxlength: 12,
    required: true,
  });
  return html`<h1>${t("returns.code.title")}</h1>
    ${errorSummary(t("common.checkFields"), state.error ? { code: state.error } : {}, state.refused)}
    <p class="ac-lead">${t("returns.code.lead", { email: maskEmail(state.email) })}</p>
    ${formOf(
      link("/returns/code"),
      html`${field}${actions(submitButton(t("returns.code.check")), linkButton(link("/returns"), t("returns.code.again")))}`,
      {
        hidden: { s: state.token },
      },
    )}
    ${actions(linkButton(link("/contact"), t("common.askUs")))}`;
}
