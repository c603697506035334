import { html, type Html } from "~/lib/html";
import { day, type PageWords } from "~/lib/page-words";
import { errorSummary, formOf, selectField, submitButton, textArea } from "~/lib/storefront-form";
import { actions, lineList, linkButton, notice } from "~/lib/storefront-html";
import type { Returnable, ReturnableLine } from "../find-returnable.server";
import { fieldKey, type Choice } from "../portal-form";
import { CUSTOMER_NOTE_MAX, RETURN_REASONS } from "../return";

/** What the page needs beside the order. */
export interface ChooseState {
  /** Hidden fields: session, order, the id that makes one return of many clicks. */
  hidden: Record<string, string>;
  choice: Choice;
  contactUrl: string;
  /** Back to the list, for a signed-in shopper. */
  ordersUrl: string | null;
  refused?: string;
}

/** Which pieces, how many and why; for what can't come back, why not. */
export function choosePage(words: PageWords, returnable: Returnable, state: ChooseState): Html {
  const { t, link } = words;
  const may = returnable.lines.filter((line) => !line.why);
  const not = returnable.lines.filter((line) => line.why);
  const errors = Object.fromEntries(Object.entries(state.choice.errors).map(([name, code]) => [name, errorWords(words, code)]));
  const fields = may.map((line) => shown(words, line, lineFields(words, line, state.choice, errors)));
  return html`<p class="ac-small">${t("returns.choose.order", { order: returnable.order.name })}</p>
    <h1>${t("returns.choose.title")}</h1>
    ${errorSummary(t("common.checkFields"), errors, state.refused)} ${may.length === 0 && notice(t("returns.choose.nothing"), "info")}
    ${
      may.length > 0 &&
      formOf(link("/returns/choose"), html`${lineList(fields)}${actions(submitButton(t("returns.choose.check")))}`, {
        hidden: state.hidden,
      })
    }
    ${
      not.length > 0 &&
      html`<h2 style="margin-top:1.5em">${t("returns.choose.cannot")}</h2>
        ${lineList(not.map((line) => shown(words, line, whyLine(words, line))))}`
    }
    ${actions(state.ordersUrl === null ? null : linkButton(state.ordersUrl, t("returns.orders.title")), linkButton(state.contactUrl, t("common.askUs")))}`;
}

/** The sentence of a mistake. */
export const errorWords = (words: PageWords, code: string): string => words.t(`returns.error.${code}`, { most: CUSTOMER_NOTE_MAX });

const shown = (words: PageWords, line: ReturnableLine, more: Html) => ({
  title: line.title,
  variantTitle: line.variantTitle,
  imageUrl: line.imageUrl,
  quantity: words.t("common.pieces", { count: line.why ? line.pieces : line.quantity }),
  more,
});

const whyLine = (words: PageWords, line: ReturnableLine): Html =>
  html`<p class="ac-small">${words.t(`returns.why.${line.why ?? "shop-rules"}`, { date: line.until ? day(words, line.until) : "" })}</p>`;

function lineFields(words: PageWords, line: ReturnableLine, choice: Choice, errors: Record<string, string>): Html {
  const { t } = words;
  const id = line.fulfillmentLineItemId ?? "";
  const key = fieldKey(id);
  const entry = choice.entries.get(id);
  const numbers = Array.from({ length: line.quantity + 1 }, (_, count) => ({
    value: String(count),
    label: count === 0 ? t("returns.choose.none") : String(count),
  }));
  const until = line.until ? t("returns.choose.until", { date: day(words, line.until) }) : t("returns.choose.noLimit");
  const reasons = RETURN_REASONS.map((value) => ({ value, label: t(`returns.reason.${value}`) }));
  // The article's name belongs to each question: three questions a line sound alike when read out.
  const about = html`<span class="ac-hidden">${line.title}</span>`;
  return html`<p class="ac-small">${until}</p>
    <fieldset class="ac-field">
      <legend>${about}</legend>
      ${selectField({
        name: `q-${key}`,
        label: t("returns.choose.quantity"),
        options: numbers,
        value: String(entry?.quantity ?? 0),
        error: errors[`q-${key}`],
        required: true,
      })}
      ${selectField({
        name: `r-${key}`,
        label: t("returns.choose.reason"),
        options: [{ value: "", label: t("returns.choose.reasonChoose") }, ...reasons],
        value: entry?.reason ?? "",
        error: errors[`r-${key}`],
        required: true,
      })}
      ${textArea({
        name: `n-${key}`,
        label: t("returns.choose.note"),
        hint: t("returns.choose.noteHint", { most: CUSTOMER_NOTE_MAX }),
        value: entry?.note ?? "",
        rows: 2,
        maxlength: CUSTOMER_NOTE_MAX,
        error: errors[`n-${key}`],
        optionalWord: t("common.optional"),
      })}
    </fieldset>`;
}
