import { html, type Html } from "~/lib/html";
import { formatMoney } from "~/lib/money";
import type { PageWords } from "~/lib/page-words";
import { formOf, submitButton } from "~/lib/storefront-form";
import { actions, card, factList, lineList, linkButton } from "~/lib/storefront-html";
import { expectedFor, type Returnable } from "../find-returnable.server";
import { chosenLines, fieldKey, type Choice } from "../portal-form";

/** What was chosen and what comes back for it, before anything is sent. */
export function reviewPage(
  words: PageWords,
  returnable: Returnable,
  state: { choice: Choice; hidden: Record<string, string>; contactUrl: string },
): Html {
  const { t, link, locale } = words;
  const { rules } = returnable.policy;
  const chosen = chosenLines(state.choice);
  const expected = expectedFor(returnable, chosen);
  const money = (amount: string): string => formatMoney({ amount, currency: returnable.order.currency }, locale);
  const lines = chosen.map((one) => {
    const line = returnable.lines.find((each) => each.fulfillmentLineItemId === one.fulfillmentLineItemId);
    return {
      title: line?.title ?? "",
      variantTitle: line?.variantTitle,
      imageUrl: line?.imageUrl,
      quantity: t("common.pieces", { count: one.quantity }),
      more: html`<p class="ac-small">${t(`returns.reason.${one.reason}`)}</p>
        ${one.note && html`<p class="ac-small">“${one.note}”</p>`}`,
    };
  });
  const typed = Object.fromEntries(
    chosen.flatMap(({ fulfillmentLineItemId, quantity, reason, note }) => {
      const key = fieldKey(fulfillmentLineItemId);
      return [
        [`q-${key}`, String(quantity)],
        [`r-${key}`, reason],
        [`n-${key}`, note],
      ];
    }),
  ) as Record<string, string>;
  const hidden = { ...state.hidden, ...typed };
  const shipping =
    rules.payer === "own-label"
      ? t("returns.review.ownLabel")
      : Number(expected.shippingFee) > 0
        ? `− ${money(expected.shippingFee)}`
        : t("returns.review.free");
  const fee = Number(expected.restockingFee) > 0 ? `− ${money(expected.restockingFee)}` : null;
  const sums = factList([
    [t("returns.review.value"), money(expected.value)],
    [t("returns.review.restocking", { percent: rules.restockingFeePercent }), fee],
    [t("returns.review.shipping"), shipping],
    [t("returns.review.refund"), money(expected.refund)],
  ]);
  return html`<p class="ac-small">${t("returns.choose.order", { order: returnable.order.name })}</p>
    <h1>${t("returns.review.title")}</h1>
    ${card(lineList(lines))}
    ${card(
      html`${sums}
        <p class="ac-small">${t("returns.review.note")} ${t("returns.review.days", { count: rules.refundDays })}</p>`,
      {
        title: t("returns.review.summary"),
      },
    )}
    ${formOf(link("/returns/choose"), actions(submitButton(t("returns.review.send"), { name: "do", value: "send" }), submitButton(t("returns.review.back"), { kind: "plain", name: "do", value: "change" })), { hidden })}
    ${actions(linkButton(state.contactUrl, t("common.askUs")))}`;
}
