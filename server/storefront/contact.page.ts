import { z } from "zod";
import { startConversation } from "~/features/conversations/start-conversation.server";
import { Refusal } from "~/lib/refusal";
import { statusOf } from "~/platform/http/answer.server";
import { defineLimit } from "~/platform/limits/rate-limit.server";
import { digest, randomToken } from "~/platform/secrets/seal.server";
import { contactForm, MOST_WORDS, type ContactState } from "./contact-form";
import { findAsker, findEvidence, knownOrder, type KnownOrder } from "./contact-evidence";
import { formText, goTo, pageWords, sentenceOf, showPage, type StorefrontPage, type Visit } from "./visit";

// Each question sends a confirmation to an address that anybody can type in, so both ends are counted.
const perAddress = defineLimit("ask-address", 10, 600);
const perContact = defineLimit("ask-contact", 5, 3600);

const show = (visit: Visit, state: ContactState, status: number): Response =>
  showPage(visit, visit.t("contact.title"), contactForm(pageWords(visit), state), status);

const formOrder = (known: KnownOrder | null): ContactState["known"] =>
  known && { token: known.token, orderName: known.name, hasEmail: known.email !== null };

/** `/contact`: a question to a person; with `k` about the order of that signed link. */
export const contactPage: StorefrontPage = {
  path: /^\/contact$/,
  get: async (visit) => {
    const known = await knownOrder(visit, visit.query.get("k") ?? "");
    const signedIn = await findAsker(visit);
    const state = { name: signedIn?.name ?? "", email: known ? "" : (signedIn?.email ?? ""), order: "", text: "" };
    return show(visit, { ...state, nonce: randomToken(), errors: {}, known: formOrder(known) }, 200);
  },
  post: async (visit) => {
    const known = await knownOrder(visit, formText(visit, "k"));
    const nonce = formText(visit, "nonce");
    const state: ContactState = {
      name: formText(visit, "name").slice(0, 100),
      email: formText(visit, "email").slice(0, 200),
      order: formText(visit, "order").slice(0, 40),
      text: formText(visit, "text"),
      nonce: /^[\w-]{20,64}$/.test(nonce) ? nonce : randomToken(),
      errors: {},
      known: formOrder(known),
    };
    const errors = check(visit, state);
    if (Object.keys(errors).length > 0) return show(visit, { ...state, errors }, 422);
    try {
      await ask(visit, state, known);
      return goTo(visit, "/contact/thanks", known ? { k: known.token } : {});
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return show(visit, { ...state, refused: sentenceOf(visit, error) }, statusOf(error));
    }
  },
};

function check({ t }: Visit, state: ContactState): Record<string, string> {
  const errors: Record<string, string> = {};
  if (!state.name) errors.name = t("contact.nameMissing");
  const needless = state.known?.hasEmail === true && !state.email;
  if (!needless && !z.email().safeParse(state.email).success) errors.email = t("common.emailWrong");
  if (!state.text) errors.text = t("contact.textMissing");
  else if (state.text.length > MOST_WORDS) errors.text = t("contact.textTooLong", { most: MOST_WORDS });
  return errors;
}

async function ask(visit: Visit, state: ContactState, known: KnownOrder | null): Promise<void> {
  const email = (state.email || (known?.email ?? "")).toLowerCase();
  await perAddress.take(`${visit.shop} ${visit.ip}`);
  await perContact.take(`${visit.shop} ${email}`);
  const evidence = await findEvidence(visit, { known, order: state.order, email });
  const named = state.order && !evidence.orderId ? `\n\n(${visit.t("common.orderNumber")}: ${state.order})` : "";
  await startConversation({
    shop: visit.shop,
    channel: "form",
    text: `${state.text}${named}`,
    contact: { email, name: state.name },
    ...evidence,
    locale: visit.locale,
    // The words are part of it: whoever goes back and writes something else asks a second question.
    cause: `form:${state.nonce}:${digest(state.text).slice(0, 16)}`,
  });
}
