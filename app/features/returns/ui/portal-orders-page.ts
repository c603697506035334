import type { CustomersOrder } from "~/features/orders/find-orders-of-customer.server";
import { gidDigits } from "~/features/orders/order";
import { html, type Html } from "~/lib/html";
import { day, type PageWords } from "~/lib/page-words";
import { actions, card, linkButton, notice } from "~/lib/storefront-html";

/** A signed-in shopper's orders; cancelled ones have nothing to return. */
export function portalOrdersPage(words: PageWords, all: readonly CustomersOrder[], token: string): Html {
  const { t, link } = words;
  const orders = all.filter((order) => !order.cancelledAt);
  return html`<h1>${t("returns.orders.title")}</h1>
    ${orders.length === 0 ? notice(t("returns.orders.none")) : html`<p class="ac-lead">${t("returns.orders.lead")}</p>`}
    ${orders.map((order) =>
      card(
        html`<p>${t("returns.orders.placed", { date: day(words, order.placedAt) })}</p>
          ${actions(
            linkButton(link("/returns/choose", { s: token, o: gidDigits(order.id) }), t("returns.orders.choose", { order: order.name })),
          )}`,
        { title: order.name },
      ),
    )}
    ${actions(linkButton(link("/contact"), t("common.askUs")))}`;
}
