import { findOrdersOfCustomer } from "~/features/orders/find-orders-of-customer.server";
import { findPortalSession } from "~/features/returns/portal-session.server";
import { portalOrdersPage } from "~/features/returns/ui/portal-orders-page";
import { clock } from "~/platform/clock";
import { returnsExpired } from "./returns.page";
import { pageWords, showPage, type StorefrontPage } from "./visit";

/** `/returns/orders`: the orders of a shopper who signed in. */
export const returnsOrdersPage: StorefrontPage = {
  path: /^\/returns\/orders$/,
  get: async (visit) => {
    const token = visit.query.get("s") ?? "";
    const session = await findPortalSession(visit.shop, token, clock.now());
    if (session?.level !== "proven" || !session.customerId) return returnsExpired(visit);
    const orders = await findOrdersOfCustomer(visit.shop, session.customerId);
    return showPage(visit, visit.t("returns.orders.title"), portalOrdersPage(pageWords(visit), orders, token));
  },
};
