import type { OrderInFull } from "~/features/orders/order";
import { html, rawHtml, type Html } from "~/lib/html";
import { formatMoney } from "~/lib/money";
import { day, type PageWords } from "~/lib/page-words";
import { errorSummary, formOf, submitButton } from "~/lib/storefront-form";
import { actions, badge, card, factList, lineList, linkButton, stepList, type Step, type Tone } from "~/lib/storefront-html";
import { webAddress } from "~/lib/web-address";
import { arrived, awaited, type Return } from "../return";
import { stepsFor } from "../return-life";

/** Where a return stands for its shopper: Shopify's status, refined by what arrived and what was paid. */
function stageOf(one: Return): "sending" | "requested" | "open" | "received" | "refunded" | "closed" | "declined" | "canceled" | "failed" {
  if (one.status !== "open" && one.status !== "closed") return one.status;
  if (Number(one.refundedTotal) > 0 && (awaited(one.lines) === 0 || one.status === "closed")) return "refunded";
  if (one.status === "closed") return "closed";
  return arrived(one.lines) > 0 ? "received" : "open";
}

const TONES: Partial<Record<ReturnType<typeof stageOf>, Tone>> = { refunded: "good", open: "good", declined: "bad", requested: "warning" };

/** The page behind the signed link: where the return stands, what to do next, and the way to withdraw it. */
export function returnStatusPage(
  words: PageWords,
  one: Return,
  order: OrderInFull,
  state: { token: string; contactUrl: string; labelUrl: string | null; refused?: string },
): Html {
  const { t, link, locale } = words;
  const stage = stageOf(one);
  const money = (amount: string): string => formatMoney({ amount, currency: one.currency }, locale);
  const refunded = money(one.refundedTotal);
  const lines = one.lines.map((line) => {
    const article = order.lines.find((each) => each.id === line.lineId);
    return {
      title: article?.title ?? "",
      variantTitle: article?.variantTitle,
      imageUrl: article?.imageUrl,
      quantity: t("common.pieces", { count: line.quantity }),
    };
  });
  return html`<p class="ac-small">${t("returns.choose.order", { order: order.name })}</p>
    <div class="ac-split">
      <h1>${one.name ? t("returns.status.titleNamed", { name: one.name }) : t("returns.status.title")}</h1>
      ${badge(t(`returns.status.${stage}.label`), TONES[stage] ?? "info")}
    </div>
    ${errorSummary(t("common.notPossible"), {}, state.refused)} ${progress(words, one, stage)}
    ${card(
      html`<p class="ac-lead">${t(`returns.status.${stage}.text`, { amount: refunded })}</p>
        ${stage === "declined" && declined(words, one)} ${stage === "open" && howToSend(words, one, state.labelUrl)}`,
    )}
    ${card(
      html`${factList([
        [t("returns.status.requestedOn"), day(words, one.requestedAt)],
        [t("returns.status.expected"), Number(one.refundedTotal) === 0 && one.expectedRefund ? money(one.expectedRefund) : null],
        [t("returns.status.paidBack"), Number(one.refundedTotal) > 0 ? refunded : null],
      ])}${lineList(lines)}`,
      { title: t("returns.status.articles") },
    )}
    ${
      stepsFor(one, "shopper").includes("withdraw") &&
      card(
        html`<p>${t("returns.status.withdrawSure")}</p>
          ${formOf(link("/returns/r"), actions(submitButton(t("returns.status.withdraw"), { kind: "plain" })), { hidden: { k: state.token } })}`,
      )
    }
    <p class="ac-small">${t("returns.status.keep")}</p>
    ${actions(linkButton(state.contactUrl, t("common.askUs")))}`;
}

function progress(words: PageWords, one: Return, stage: ReturnType<typeof stageOf>): Html | false {
  const order = ["requested", "approved", "arrived", "refunded"] as const;
  const at = { sending: 0, failed: 0, requested: 0, open: 1, received: 2, refunded: 3 }[stage as string];
  if (at === undefined) return false;
  const steps: Step[] = order.map((name, position) => ({
    label: words.t(`returns.status.step.${name}`),
    state: position < at || stage === "refunded" ? "done" : position === at ? "now" : "ahead",
    hint: name === "requested" ? day(words, one.requestedAt) : null,
  }));
  return stepList(steps, words.t("returns.status.steps"), words.t("common.done"));
}

const declined = (words: PageWords, one: Return): Html =>
  html`${one.declineReason && html`<p>${words.t(`returns.decline.${one.declineReason}`)}</p>`}
  ${one.declineNote && html`<p>${withBreaks(one.declineNote)}</p>`}`;

function howToSend(words: PageWords, one: Return, labelUrl: string | null): Html {
  const { t } = words;
  const tracking = webAddress(one.trackingUrl);
  return html`${factList([
    [t("returns.status.address"), one.returnAddress && withBreaks(one.returnAddress)],
    [t("returns.status.instructions"), one.instructions && withBreaks(one.instructions)],
  ])}
  ${actions(labelUrl ? linkButton(labelUrl, t("returns.status.label"), "primary") : null, tracking ? linkButton(tracking, t("returns.status.tracking")) : null)}`;
}

const withBreaks = (text: string): Html => html`${text.split("\n").map((line, at) => html`${at > 0 && rawHtml("<br>")}${line}`)}`;
