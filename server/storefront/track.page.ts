import { findOrdersOfCustomer } from "~/features/orders/find-orders-of-customer.server";
import { lookUpOrder } from "~/features/tracking/look-up-order.server";
import { signTrackingToken, TRACKING_LIFE } from "~/features/tracking/tracking-token.server";
import { lookUpPage, type LookUpState } from "~/features/tracking/ui/look-up-page";
import type { OwnOrder } from "~/features/tracking/ui/own-orders";
import { Refusal } from "~/lib/refusal";
import { clock, later } from "~/platform/clock";
import { statusOf } from "~/platform/http/answer.server";
import { formText, goTo, pageWords, sentenceOf, showPage, type StorefrontPage, type Visit } from "./visit";

const show = (visit: Visit, state: LookUpState, status: number): Response =>
  showPage(visit, visit.t("tracking.title"), lookUpPage(pageWords(visit), state), status);

/** Orders of whom Shopify says is signed in; nothing for guests. */
async function findOwn(visit: Visit): Promise<OwnOrder[]> {
  if (!visit.customerId) return [];
  const until = later(clock.now(), TRACKING_LIFE.lookUp);
  const orders = await findOrdersOfCustomer(visit.shop, visit.customerId);
  return orders.map((order) => ({ ...order, token: signTrackingToken(visit.shop, order.id, until) }));
}

/** `/track`: number and contact lead to the order's page. */
export const trackPage: StorefrontPage = {
  path: /^\/track$/,
  get: async (visit) => show(visit, { order: "", contact: "", errors: {}, own: await findOwn(visit) }, 200),
  post: async (visit) => {
    const order = formText(visit, "order").slice(0, 40);
    const contact = formText(visit, "contact").slice(0, 200);
    const errors: Record<string, string> = {};
    if (!order) errors.order = visit.t("common.orderNumberMissing");
    if (!contact) errors.contact = visit.t("common.contactMissing");
    if (Object.keys(errors).length > 0) return show(visit, { order, contact, errors }, 422);
    try {
      const token = await lookUpOrder(visit.shop, { number: order, contact, ip: visit.ip }, clock.now());
      if (token) return goTo(visit, "/track/o", { k: token });
      return show(visit, { order, contact, errors, refused: visit.t("common.noMatch") }, 422);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return show(visit, { order, contact, errors, refused: sentenceOf(visit, error) }, statusOf(error));
    }
  },
};
