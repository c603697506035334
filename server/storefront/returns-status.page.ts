import { findOrder } from "~/features/orders/find-order.server";
import { findReturn } from "~/features/returns/find-return.server";
import { readReturnToken } from "~/features/returns/return-link.server";
import { labelUrl } from "~/features/returns/send-reverse-delivery.server";
import { returnStatusPage } from "~/features/returns/ui/return-status-page";
import { withdrawReturn } from "~/features/returns/withdraw-return.server";
import { signTrackingToken } from "~/features/tracking/tracking-token.server";
import { Refusal } from "~/lib/refusal";
import { clock, hours, later } from "~/platform/clock";
import { statusOf } from "~/platform/http/answer.server";
import { returnsExpired } from "./returns.page";
import { formText, goTo, pageWords, showPage, type StorefrontPage, type Visit } from "./visit";

async function show(visit: Visit, token: string, status: number, refused?: string): Promise<Response> {
  const now = clock.now();
  const id = readReturnToken(visit.shop, token, now);
  if (!id) return returnsExpired(visit);
  try {
    const one = await findReturn(visit.shop, id);
    const order = await findOrder(visit.shop, one.orderId);
    const contactUrl = visit.link("/contact", { k: signTrackingToken(visit.shop, one.orderId, later(now, hours(2))) });
    const label = one.labelFileId ? labelUrl(visit.shop, one.labelFileId, now) : null;
    const state = { token, contactUrl, labelUrl: label, ...(refused ? { refused } : {}) };
    return showPage(visit, visit.t("returns.status.title"), returnStatusPage(pageWords(visit), one, order, state), status);
  } catch (error) {
    if (error instanceof Refusal) return returnsExpired(visit);
    throw error;
  }
}

/** `/returns/r?k=…`: a return's status by signed link, and withdrawing it. */
export const returnsStatusPage: StorefrontPage = {
  path: /^\/returns\/r$/,
  get: (visit) => show(visit, visit.query.get("k") ?? "", 200),
  post: async (visit) => {
    const token = formText(visit, "k");
    const id = readReturnToken(visit.shop, token, clock.now());
    if (!id) return returnsExpired(visit);
    try {
      await withdrawReturn(visit.shop, id);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const code = error.code === "shopify-away" ? "away" : error.code === "no-such-return" ? "gone" : "cannot-withdraw";
      return show(visit, token, statusOf(error), visit.t(`returns.error.${code}`));
    }
    return goTo(visit, "/returns/r", { k: token });
  },
};
