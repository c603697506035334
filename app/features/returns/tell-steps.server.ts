import { hasConfirmedRefund } from "~/features/money/find-refund-intents.server";
import { hours, later } from "~/platform/clock";
import { audit, SHOPIFY, SYSTEM, type Actor } from "~/platform/db/audit.server";
import type { Tx } from "~/platform/db/db.server";
import { emit, type FactKind } from "~/platform/facts/facts.server";
import { enqueue } from "~/platform/jobs/jobs.server";
import { mailReturn } from "./mail-return.server";
import type { MailedStep, PendingStep, Return } from "./return";
import {
  returnApproved,
  returnClosed,
  returnDeclined,
  returnReceived,
  returnRefunded,
  returnRequested,
  returnWithdrawn,
} from "./returns-facts";
import { sendReverseDelivery } from "./send-reverse-delivery.server";
import type { HappenedStep } from "./steps-between";

type Told = typeof returnRequested extends FactKind<infer P> ? FactKind<P> : never;

const FACTS: Partial<Record<HappenedStep["step"], Told>> = {
  requested: returnRequested,
  approved: returnApproved,
  declined: returnDeclined,
  received: returnReceived,
  refunded: returnRefunded,
  withdrawn: returnWithdrawn,
  closed: returnClosed,
};

const PENDING: Partial<Record<HappenedStep["step"], PendingStep["step"]>> = {
  approved: "approve",
  declined: "decline",
  withdrawn: "withdraw",
  closed: "close",
};

/** At the first look at a return, steps older than this are its past, of which nobody is told. */
const NEWS = hours(24);

interface Telling {
  before: Return;
  after: Return;
  steps: readonly HappenedStep[];
  /** Whether we see the return for the first time. */
  first: boolean;
  readAt: Date;
}

/**
 * Writes what happened into the trail, each step at its own time, and tells the rest of the app what is news. A request that still waits is
 * news however old it is; of a return that was decided before we first saw it, only what is fresh is told, and its request never.
 */
export async function tellSteps(tx: Tx, shop: string, { before, after, steps, first, readAt }: Telling): Promise<void> {
  const about = { subject: "return", subjectId: after.id, orderId: after.orderId };
  // What staff confirmed here stands in the trail with their name already.
  const ours = steps.some(({ step }) => step === "received" || step === "refunded") && (await hasConfirmedRefund(tx, shop, after.id));
  const taken = new Set(steps.map((one) => one.step));
  for (const one of steps) {
    const { step, at, settled } = one;
    if (!(ours && (step === "received" || step === "refunded")))
      await audit(tx, shop, actorOf(before, step), WORDS[step], { ...about, at, details: detailsOf(after, one) });
    const fact = FACTS[step];
    const waits = step === "requested" && after.status === "requested";
    const news = !first || waits || (step !== "requested" && at >= later(readAt, -NEWS));
    const payload = { orderId: after.orderId, returnId: after.id, at: at.toISOString(), settled };
    if (fact && news) await emit(tx, shop, fact, payload, after.orderId, at);
    const mail = news && !first ? mailOf(one, after, taken) : null;
    const here = ours || (before.pending !== null && before.pending.step === PENDING[step]);
    if (mail) await enqueue(tx, mailReturn, { shop, id: after.id, step: mail, ours: here });
    if (step === "approved" && !first && (after.labelFileId || after.trackingNumber))
      await enqueue(tx, sendReverseDelivery, { shop, id: after.id });
    if (PENDING[step]) await tx.$executeRaw`update returns set pending = null where shop = ${shop} and id = ${after.id}::uuid`;
  }
}

const WORDS: Record<HappenedStep["step"], string> = {
  requested: "return requested",
  taken: "return request taken by Shopify",
  approved: "return approved",
  declined: "return declined",
  received: "return received",
  refunded: "return refunded",
  withdrawn: "return withdrawn",
  closed: "return closed",
};

function actorOf(before: Return, step: HappenedStep["step"]): Actor {
  if (step === "taken") return SYSTEM;
  return before.pending && before.pending.step === PENDING[step] ? before.pending.actor : SHOPIFY;
}

function detailsOf(after: Return, { step, pieces, timeUnknown }: HappenedStep): Record<string, unknown> {
  return {
    ...(timeUnknown ? { timeUnknown } : {}),
    ...(step === "requested" || step === "taken" ? { name: after.name } : {}),
    ...(step === "declined" ? { reason: after.declineReason } : {}),
    ...(step === "received" ? { pieces } : {}),
    ...(step === "refunded" ? { amount: after.refundedTotal, currency: after.currency } : {}),
  };
}

/** What the shopper is told; of several steps at once only what still counts: no way to send a parcel for a return that is over. */
function mailOf({ step }: HappenedStep, after: Return, taken: ReadonlySet<string>): MailedStep | null {
  if (step === "requested" || step === "taken" || step === "closed") return null;
  if (step === "approved") return after.status === "open" || after.status === "closed" ? step : null;
  return step === "received" && taken.has("refunded") ? null : step;
}
