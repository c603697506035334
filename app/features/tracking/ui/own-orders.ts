import type { CustomersOrder } from "~/features/orders/find-orders-of-customer.server";
import { html, type Html } from "~/lib/html";
import { day, type PageWords } from "~/lib/page-words";
import { card } from "~/lib/storefront-html";

/** An order of the signed-in shopper, with the token that opens its page. */
export interface OwnOrder extends CustomersOrder {
  token: string;
}

/** The signed-in shopper's orders: one click instead of two fields. */
export function ownOrders(words: PageWords, orders: readonly OwnOrder[]): Html {
  const { t, link } = words;
  const state = (order: OwnOrder): string => {
    if (order.cancelledAt) return t("tracking.cancelledShort");
    return order.parcelState === "none" ? t("tracking.preparing") : t(`tracking.state.${order.parcelState}`);
  };
  const list = html`<ul class="ac-lines" role="list">
    ${orders.map(
      (order) =>
        html`<li>
          <div>
            <p class="ac-line-title">
              <a href="${link("/track/o", { k: order.token })}">${t("tracking.orderTitle", { order: order.name })}</a>
            </p>
            <p class="ac-small">${t("tracking.placed", { day: day(words, order.placedAt) })} · ${state(order)}</p>
          </div>
        </li>`,
    )}
  </ul>`;
  return card(list, { title: t("tracking.yourOrders") });
}
