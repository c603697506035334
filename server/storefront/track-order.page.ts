import { findOrder } from "~/features/orders/find-order.server";
import { readTrackingToken } from "~/features/tracking/tracking-token.server";
import { lookUpPage } from "~/features/tracking/ui/look-up-page";
import { orderStatusPage } from "~/features/tracking/ui/order-status-page";
import { Refusal } from "~/lib/refusal";
import { clock } from "~/platform/clock";
import { pageWords, showPage, type StorefrontPage, type Visit } from "./visit";

// One answer for altered, expired and foreign links and for orders that are gone.
const expired = (visit: Visit): Response =>
  showPage(visit, visit.t("tracking.title"), lookUpPage(pageWords(visit), { order: "", contact: "", errors: {}, expired: true }), 410);

/** `/track/o?k=…`: an order's status by signed link. */
export const trackOrderPage: StorefrontPage = {
  path: /^\/track\/o$/,
  get: async (visit) => {
    const token = visit.query.get("k") ?? "";
    const now = clock.now();
    const orderId = readTrackingToken(visit.shop, token, now);
    if (!orderId) return expired(visit);
    try {
      const order = await findOrder(visit.shop, orderId);
      return showPage(visit, visit.t("tracking.orderTitle", { order: order.name }), orderStatusPage(pageWords(visit), order, token, now));
    } catch (error) {
      if (error instanceof Refusal) return expired(visit);
      throw error;
    }
  },
};
