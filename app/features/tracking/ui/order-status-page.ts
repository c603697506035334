import type { OrderInFull } from "~/features/orders/order";
import { isLiving } from "~/features/orders/parcel-state";
import { html, type Html } from "~/lib/html";
import { formatMoney } from "~/lib/money";
import { actions, card, lineList, linkButton, notice } from "~/lib/storefront-html";
import { day, time, type PageWords } from "~/lib/page-words";
import { parcelCard } from "./parcel-card";

/**
 * Everything a shopper may see of an order by number and contact: no names, no addresses.
 * @param token opens the question page for the same order
 */
export function orderStatusPage(words: PageWords, order: OrderInFull, token: string, now: Date): Html {
  const { t, link } = words;
  const parcels = order.parcels.filter((parcel) => isLiving(parcel.status));
  const waiting = order.cancelledAt ? [] : order.lines.filter((line) => line.requiresShipping && line.fulfillableQuantity > 0);
  const title = (at: number): string =>
    parcels.length === 1 ? t("tracking.yourParcel") : t("tracking.parcelOf", { at: at + 1, count: parcels.length });
  return html`<h1>${t("tracking.orderTitle", { order: order.name })}</h1>
    <p>${t("tracking.placed", { day: day(words, order.placedAt) })}</p>
    ${order.cancelledAt && notice(t("tracking.cancelled", { day: day(words, order.cancelledAt) }), "warning")} ${refunds(words, order)}
    ${parcels.map((parcel, at) => parcelCard(words, parcel, title(at), now))}
    ${waiting.length > 0 && notSentYet(words, waiting, parcels.length > 0)}
    ${parcels.length === 0 && waiting.length === 0 && !order.cancelledAt && notice(t("tracking.nothingToSend"))}
    ${card(
      html`<p>${t("tracking.helpText")}</p>
        ${actions(
          linkButton(link("/contact", { k: token }), t("common.askUs"), "primary"),
          parcels.length > 0 && linkButton(link("/returns"), t("common.toReturns")),
        )}`,
      { title: t("tracking.helpTitle") },
    )}
    <p class="ac-small">${t("tracking.asOf", { time: time(words, order.syncedAt) })}</p>`;
}

function notSentYet(words: PageWords, lines: OrderInFull["lines"], rest: boolean): Html {
  const { t } = words;
  const shown = lines.map((line) => ({ ...line, quantity: t("common.pieces", { count: line.fulfillableQuantity }) }));
  return card(
    html`<p><strong>${t("tracking.whatNext")}</strong> ${t("tracking.next.preparing")}</p>
      ${lineList(shown)}`,
    { title: rest ? t("tracking.restTitle") : t("tracking.preparing") },
  );
}

function refunds(words: PageWords, order: OrderInFull): Html | false {
  const { t, locale } = words;
  if (order.refunds.length === 0) return false;
  const each = order.refunds.map((refund) =>
    t("tracking.refunded", { amount: formatMoney(refund, locale), day: day(words, refund.createdAt) }),
  );
  return notice(
    html`${each.map((text) => html`<p>${text}</p>`)}
      <p class="ac-small">${t("tracking.refundTime")}</p>`,
  );
}
