import { Refusal } from "~/lib/refusal";
import { clock, later, minutes } from "~/platform/clock";
import { SYSTEM, type Actor } from "~/platform/db/audit.server";
import { inTransaction, prisma, type Tx } from "~/platform/db/db.server";
import { enqueue } from "~/platform/jobs/jobs.server";
import { OutcomeUnknown, refuseUserErrors, ShopifyUnavailable } from "~/platform/shopify/admin-graphql.server";
import { findReturn } from "./find-return.server";
import { refreshReturn } from "./refresh-return.server";
import type { PendingStep, Return, ReturnStatus } from "./return";
import { whyNot, type ReturnActor } from "./return-life";
import { syncReturn } from "./sync-return.server";

/** Beyond this a step without an answer counts as lost and may be taken again: adminGraphql's longest wait, and some. */
const UNDER_WAY = minutes(3);

type UserErrors = Parameters<typeof refuseUserErrors>[0];

interface Step {
  id: string;
  step: PendingStep["step"];
  actor: Actor;
  as: ReturnActor;
  /** Rows to write before Shopify is called. */
  prepare?: (tx: Tx) => Promise<void>;
  /** Statuses in which the step is done, whoever did it. */
  reached: readonly ReturnStatus[];
}

/**
 * Takes one step of a return's life at Shopify: asks the table of transitions, notes who takes it, calls, reads the return again.
 * Steps change a status, so doing one twice changes nothing: somebody who was faster, or a lost answer, is settled by the read.
 * @throws Refusal with the sentence why not, in Shopify's words where Shopify said no; "step-under-way" while another step is at Shopify;
 *   "shopify-away", and for a shopper also instead of "step-under-way"
 */
export async function takeStep(shop: string, step: Step, call: (gid: string) => Promise<UserErrors>): Promise<Return> {
  const { gid, at } = await begin(shop, step);
  let errors: UserErrors = [];
  try {
    errors = await call(gid);
  } catch (error) {
    if (!(error instanceof OutcomeUnknown)) await release(shop, step.id, at);
    if (!(error instanceof OutcomeUnknown || error instanceof ShopifyUnavailable)) throw error;
    await readSoon(shop, gid);
    const seen = await refreshReturn(shop, gid).catch(() => null);
    if (seen && step.reached.includes(seen.status)) return seen;
    if (seen) await letAgain(shop, step.id, at);
    throw away(error);
  }
  const after = await refreshReturn(shop, gid).catch(async (error: unknown) => {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    await readSoon(shop, gid);
    return null;
  });
  if (after && step.reached.includes(after.status)) return after;
  if (errors.length > 0) await release(shop, step.id, at);
  refuseUserErrors(errors);
  return after ?? findReturn(shop, step.id);
}

/**
 * Checks and prepares under the row's lock. One step at a time: a second would overwrite what the first tells the shopper, and who took it.
 * @returns Shopify's id, and when the step was taken
 */
async function begin(shop: string, step: Step): Promise<{ gid: string; at: Date }> {
  // The id comes from an address, and only a UUID may reach the cast below.
  await findReturn(shop, step.id);
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select id from returns where shop = ${shop} and id = ${step.id}::uuid for update`;
    const one = await findReturn(shop, step.id, tx);
    const sentence = whyNot(one, step.step, step.as);
    if (sentence) throw new Refusal("conflict", `cannot-${step.step}`, sentence);
    if (!one.gid) throw new Refusal("conflict", "not-at-shopify", "Shopify has not taken this return yet. Try again in a moment.");
    const at = clock.now();
    if (one.pending && later(one.pending.at, UNDER_WAY) > at && !isSame(one.pending, step)) throw underWay(one.pending, step.as);
    await step.prepare?.(tx);
    const pending = { step: step.step, actor: { id: step.actor.id, name: step.actor.name || SYSTEM.name }, at: at.toISOString() };
    await tx.return.update({ where: { shop_id: { shop, id: step.id } }, data: { pending } });
    return { gid: one.gid, at };
  });
}

const WORDS: Record<PendingStep["step"], string> = { approve: "approval", decline: "refusal", withdraw: "cancellation", close: "closing" };

/** Somebody's second click; of a step that writes nothing here it is as good as the first. */
const isSame = ({ step, actor }: PendingStep, asked: Step): boolean =>
  step === asked.step && actor.id === asked.actor.id && asked.prepare === undefined;

const underWay = ({ step }: PendingStep, as: ReturnActor): Refusal => {
  const sentence = `The ${WORDS[step]} of this return is already on its way to Shopify. Look again in a moment.`;
  return as === "shopper" ? away(sentence) : new Refusal("conflict", "step-under-way", sentence);
};

/** Forgets a step that Shopify surely did not take, so that it can be taken again at once. */
const release = (shop: string, id: string, at: Date): Promise<unknown> =>
  prisma.$executeRaw`
    update returns set pending = null
    where shop = ${shop} and id = ${id}::uuid and pending->>'at' = ${at.toISOString()}`;

/** Lets a step be taken again that Shopify has not shown; who took it stays known, as its news may still come. */
const letAgain = (shop: string, id: string, at: Date): Promise<unknown> =>
  prisma.$executeRaw`
    update returns set pending = pending - 'at'
    where shop = ${shop} and id = ${id}::uuid and pending->>'at' = ${at.toISOString()}`;

const readSoon = (shop: string, gid: string): Promise<void> =>
  inTransaction((tx) => enqueue(tx, syncReturn, { shop, gid }, { key: `syncReturn ${shop} ${gid}`, queue: `return ${gid}` }));

const away = (cause: unknown): Refusal =>
  new Refusal("unavailable", "shopify-away", "Shopify did not answer. This page shows where the return stands; try again in a moment.", {
    cause,
  });
