import { arrived, type Return, type ReturnLine, type ReturnStatus } from "./return";

/** A step somebody may take with a return. */
export type ReturnStep = "approve" | "decline" | "withdraw" | "receive" | "close" | "send-again";

/** Who may take it. */
export type ReturnActor = "staff" | "shopper";

interface Transition {
  step: ReturnStep;
  from: readonly ReturnStatus[];
  to: ReturnStatus;
  who: readonly ReturnActor[];
  /** The sentence for whoever tries it from another status. */
  whyNot: string;
  /** A further condition; the sentence why not, or null. */
  unless?: (one: Pick<Return, "refundedTotal"> & { lines: readonly ReturnLine[] }) => string | null;
}

const untouched: Transition["unless"] = (one) =>
  arrived(one.lines) > 0 || Number(one.refundedTotal) > 0
    ? "Pieces of this return have arrived already; it can't be withdrawn any more."
    : null;

/**
 * The whole life of a return. The page asks this table for its buttons, the use cases ask it before they call Shopify.
 * Withdrawing uses Shopify's returnCancel, which takes a return that nobody has worked on yet, requested ones included; a request is never
 * declined in the shop's name because its shopper changed their mind.
 */
export const RETURN_LIFE: readonly Transition[] = [
  { step: "approve", from: ["requested"], to: "open", who: ["staff"], whyNot: "Only a request that nobody has decided can be approved." },
  {
    step: "decline",
    from: ["requested"],
    to: "declined",
    who: ["staff"],
    whyNot: "Only a request that nobody has decided can be declined.",
  },
  {
    step: "withdraw",
    from: ["requested", "open"],
    to: "canceled",
    who: ["shopper", "staff"],
    whyNot: "This return can't be withdrawn any more.",
    unless: untouched,
  },
  { step: "receive", from: ["open"], to: "open", who: ["staff"], whyNot: "Only an open return can be received." },
  { step: "close", from: ["open"], to: "closed", who: ["staff"], whyNot: "Only an open return can be closed." },
  {
    step: "send-again",
    from: ["failed"],
    to: "sending",
    who: ["staff"],
    whyNot: "Only a request that Shopify did not take can be sent again.",
  },
];

/** Why this step can't be taken now, as a sentence; null when it can. */
export function whyNot(
  one: Pick<Return, "status" | "refundedTotal"> & { lines: readonly ReturnLine[] },
  step: ReturnStep,
  actor: ReturnActor,
): string | null {
  const transition = RETURN_LIFE.find((each) => each.step === step && each.who.includes(actor));
  if (!transition) return "This step is not yours to take.";
  if (!transition.from.includes(one.status)) return transition.whyNot;
  return transition.unless?.(one) ?? null;
}

/** The steps open to somebody now, in the order of the buttons. */
export function stepsFor(one: Parameters<typeof whyNot>[0], actor: ReturnActor): ReturnStep[] {
  return RETURN_LIFE.map((each) => each.step).filter((step) => whyNot(one, step, actor) === null);
}
