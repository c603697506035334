import { findOrder } from "~/features/orders/find-order.server";
import { checkCode, findPortalSession } from "~/features/returns/portal-session.server";
import { codePage } from "~/features/returns/ui/code-page";
import { Refusal } from "~/lib/refusal";
import { clock } from "~/platform/clock";
import { statusOf } from "~/platform/http/answer.server";
import { returnsExpired } from "./returns.page";
import { formText, goTo, pageWords, sentenceOf, showPage, type StorefrontPage, type Visit } from "./visit";

async function show(visit: Visit, token: string, status: number, wrong: { error?: string; refused?: string } = {}): Promise<Response> {
  const session = await findPortalSession(visit.shop, token, clock.now());
  if (!session?.orderId) return returnsExpired(visit);
  if (session.level === "proven") return goTo(visit, "/returns/choose", { s: token });
  const { email } = await findOrder(visit.shop, session.orderId);
  const body = codePage(pageWords(visit), { token, email: email ?? "", ...wrong });
  return showPage(visit, visit.t("returns.code.title"), body, status);
}

/** `/returns/code`: the six digits that prove that the order's mailbox is the shopper's. */
export const returnsCodePage: StorefrontPage = {
  path: /^\/returns\/code$/,
  get: (visit) => show(visit, visit.query.get("s") ?? "", 200),
  post: async (visit) => {
    const token = formText(visit, "s");
    const code = formText(visit, "code");
    if (!/\d/.test(code)) return show(visit, token, 422, { error: visit.t("returns.code.missing") });
    try {
      await checkCode(visit.shop, token, code, visit.ip, clock.now());
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === "wrong-code") return show(visit, token, 422, { error: visit.t("returns.code.wrong") });
      const refused = error.code === "code-over" ? visit.t("returns.code.over") : sentenceOf(visit, error);
      return show(visit, token, statusOf(error), { refused });
    }
    return goTo(visit, "/returns/choose", { s: token });
  },
};
