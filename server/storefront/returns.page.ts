import { startProof } from "~/features/returns/portal-session.server";
import { signInLink } from "~/features/returns/customer-sign-in.server";
import { startPage, type StartState } from "~/features/returns/ui/start-page";
import { Refusal } from "~/lib/refusal";
import { clock } from "~/platform/clock";
import { statusOf } from "~/platform/http/answer.server";
import { formText, goTo, pageWords, sentenceOf, showPage, type StorefrontPage, type Visit } from "./visit";

type Typed = Omit<StartState, "signInUrl">;

const show = (visit: Visit, typed: Typed, status: number): Response => {
  const signInUrl = signInLink(visit.shop, visit.pathPrefix, visit.locale, clock.now());
  return showPage(visit, visit.t("returns.title"), startPage(pageWords(visit), { ...typed, signInUrl }), status);
};

/** The start page with a word that the link no longer holds. */
export const returnsExpired = (visit: Visit): Response => show(visit, { order: "", contact: "", errors: {}, expired: true }, 410);

/** The start page for a signed-in shopper whose account can't be asked: it is over, or Shopify doesn't answer. */
export const returnsSignInAgain = (visit: Visit, why: Refusal): Response =>
  show(
    visit,
    {
      order: "",
      contact: "",
      errors: {},
      refused: visit.t(why.code === "sign-in-over" ? "returns.error.signInAgain" : "returns.error.accountsAway"),
    },
    statusOf(why),
  );

/** `/returns`: sign in, or number and contact of the order; these lead to the mailed code. */
export const returnsPage: StorefrontPage = {
  path: /^\/returns$/,
  get: (visit) => Promise.resolve(show(visit, { order: (visit.query.get("order") ?? "").slice(0, 40), contact: "", errors: {} }, 200)),
  post: async (visit) => {
    const order = formText(visit, "order").slice(0, 40);
    const contact = formText(visit, "contact").slice(0, 200);
    const errors: Record<string, string> = {};
    if (!order) errors.order = visit.t("common.orderNumberMissing");
    if (!contact) errors.contact = visit.t("common.contactMissing");
    if (Object.keys(errors).length > 0) return show(visit, { order, contact, errors }, 422);
    try {
      const token = await startProof(visit.shop, { number: order, contact, ip: visit.ip, locale: visit.locale }, clock.now());
      if (token) return goTo(visit, "/returns/code", { s: token });
      return show(visit, { order, contact, errors, refused: visit.t("common.noMatch") }, 422);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const refused = error.code === "no-mail" ? visit.t("returns.noMail") : sentenceOf(visit, error);
      return show(visit, { order, contact, errors, refused }, statusOf(error));
    }
  },
};
