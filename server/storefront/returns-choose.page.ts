import { randomUUID } from "node:crypto";
import { gidDigits, orderGid } from "~/features/orders/order";
import { awaitReturn } from "~/features/returns/await-return.server";
import { findReturnable, type Returnable } from "~/features/returns/find-returnable.server";
import { findStoreRules, openPortalOrder, type PortalVisit } from "~/features/returns/portal-order.server";
import { chosenLines, readChoice, type Choice } from "~/features/returns/portal-form";
import { requestReturn } from "~/features/returns/request-return.server";
import { signReturnToken } from "~/features/returns/return-link.server";
import type { StoreRules } from "~/features/returns/store-rules";
import { choosePage, errorWords } from "~/features/returns/ui/choose-page";
import { reviewPage } from "~/features/returns/ui/review-page";
import { signTrackingToken } from "~/features/tracking/tracking-token.server";
import { Refusal } from "~/lib/refusal";
import { clock, hours, later } from "~/platform/clock";
import { statusOf } from "~/platform/http/answer.server";
import { ShopifyUnavailable } from "~/platform/shopify/admin-graphql.server";
import { returnsExpired, returnsSignInAgain } from "./returns.page";
import { formText, goTo, pageWords, sentenceOf, showPage, type StorefrontPage, type Visit } from "./visit";

/** The shopper waits this long for Shopify's return; later the status page says that the request was received. */
const PATIENCE_MS = 5_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Everything a page of this step needs. */
interface Step {
  visit: Visit;
  portal: PortalVisit;
  store: StoreRules | null;
  returnable: Returnable;
  hidden: Record<string, string>;
  contactUrl: string;
}

async function open(visit: Visit, field: (name: string) => string): Promise<Step | null> {
  const now = clock.now();
  const token = field("s");
  const digits = field("o");
  const portal = await openPortalOrder(visit.shop, token, /^\d+$/.test(digits) ? orderGid(digits) : null, now);
  if (!portal) return null;
  const store = await findStoreRules(visit.shop, token, portal, now);
  const returnable = await findReturnable(visit.shop, portal.orderId, now, store);
  const wish = UUID.test(field("wish")) ? field("wish") : randomUUID();
  const contactUrl = visit.link("/contact", { k: signTrackingToken(visit.shop, portal.orderId, later(now, hours(2))) });
  return { visit, portal, store, returnable, hidden: { s: token, o: gidDigits(portal.orderId), wish }, contactUrl };
}

function choose(step: Step, choice: Choice, status: number, refused?: string): Response {
  const { visit, portal, returnable, hidden, contactUrl } = step;
  const ordersUrl = portal.session.customerId ? visit.link("/returns/orders", { s: hidden.s ?? "" }) : null;
  const body = choosePage(pageWords(visit), returnable, { hidden, choice, contactUrl, ordersUrl, ...(refused ? { refused } : {}) });
  return showPage(visit, visit.t("returns.choose.title"), body, status);
}

async function send(step: Step, choice: Choice): Promise<Response> {
  const { visit, portal, hidden, store } = step;
  const now = clock.now();
  const wish = { id: hidden.wish ?? "", orderId: portal.orderId, source: portal.session.customerId ? "account" : "portal" } as const;
  try {
    const asked = await requestReturn(visit.shop, { ...wish, lines: chosenLines(choice) }, now, store);
    await awaitReturn(visit.shop, asked.id, PATIENCE_MS);
    return goTo(visit, "/returns/r", { k: signReturnToken(visit.shop, asked.id, now) });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const own = ["nothing-chosen", "too-many-pieces", "not-returnable", "note-too-long", "note-needed"].includes(error.code);
    return choose(step, choice, statusOf(error), own ? errorWords(pageWords(visit), error.code) : sentenceOf(visit, error));
  }
}

async function take(visit: Visit, field: (name: string) => string, posted: boolean): Promise<Response> {
  const step = await open(visit, field);
  if (!step) return returnsExpired(visit);
  const choice = readChoice(step.returnable.lines, field);
  if (!posted || field("do") === "change") return choose(step, { ...choice, errors: {} }, 200);
  // A second click on "send" finds its pieces taken by the first: the first's return answers it.
  if (field("do") === "send") {
    const again = await repeated(step);
    if (again) return again;
  }
  if (Object.keys(choice.errors).length > 0) return choose(step, choice, 422);
  if (field("do") === "send") return send(step, choice);
  const body = reviewPage(pageWords(visit), step.returnable, { choice, hidden: step.hidden, contactUrl: step.contactUrl });
  return showPage(visit, visit.t("returns.review.title"), body);
}

async function repeated({ visit, portal, hidden }: Step): Promise<Response | null> {
  const known = await awaitReturn(visit.shop, hidden.wish ?? "", PATIENCE_MS).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (known?.orderId !== portal.orderId) return null;
  return goTo(visit, "/returns/r", { k: signReturnToken(visit.shop, known.id, clock.now()) });
}

async function safely(visit: Visit, work: Promise<Response>): Promise<Response> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refusal && (error.code === "sign-in-over" || error.code === "accounts-away"))
      return returnsSignInAgain(visit, error);
    if (!(error instanceof ShopifyUnavailable)) throw error;
    throw new Refusal("unavailable", "shopify-away", visit.t("returns.error.away"), { cause: error });
  }
}

/** `/returns/choose`: which pieces, why, what comes back for them, and sending it. */
export const returnsChoosePage: StorefrontPage = {
  path: /^\/returns\/choose$/,
  get: (visit) =>
    safely(
      visit,
      take(visit, (name) => visit.query.get(name) ?? "", false),
    ),
  post: (visit) =>
    safely(
      visit,
      take(visit, (name) => formText(visit, name), true),
    ),
};
