import { Refusal } from "~/lib/refusal";
import { SYSTEM, type Actor } from "~/platform/db/audit.server";
import { inTransaction, type Tx } from "~/platform/db/db.server";
import { enqueue } from "~/platform/jobs/jobs.server";
import { OutcomeUnknown, refuseUserErrors, ShopifyUnavailable } from "~/platform/shopify/admin-graphql.server";
import { findReturn } from "./find-return.server";
import { refreshReturn } from "./refresh-return.server";
import type { PendingStep, Return, ReturnStatus } from "./return";
import { whyNot, type ReturnActor } from "./return-life";
import { syncReturn } from "./sync-return.server";

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
 * @throws Refusal with the sentence why not, in Shopify's words where Shopify said no, or "shopify-away"
 */
export async function takeStep(shop: string, step: Step, call: (gid: string) => Promise<UserErrors>): Promise<Return> {
  const gid = await begin(shop, step);
  let errors: UserErrors = [];
  try {
    errors = await call(gid);
  } catch (error) {
    if (!(error instanceof OutcomeUnknown || error instanceof ShopifyUnavailable)) throw error;
    await readSoon(shop, gid);
    const seen = await refreshReturn(shop, gid).catch(() => null);
    if (seen && step.reached.includes(seen.status)) return seen;
    throw away(error);
  }
  const after = await refreshReturn(shop, gid).catch(async (error: unknown) => {
    if (!(error instanceof ShopifyUnavailable)) throw error;
    await readSoon(shop, gid);
    return null;
  });
  if (after && step.reached.includes(after.status)) return after;
  refuseUserErrors(errors);
  return after ?? findReturn(shop, step.id);
}

/** Checks and prepares under the row's lock. @returns Shopify's id */
async function begin(shop: string, step: Step): Promise<string> {
  // The id comes from an address, and only a UUID may reach the cast below.
  await findReturn(shop, step.id);
  return inTransaction(async (tx) => {
    await tx.$queryRaw`select id from returns where shop = ${shop} and id = ${step.id}::uuid for update`;
    const one = await findReturn(shop, step.id, tx);
    const sentence = whyNot(one, step.step, step.as);
    if (sentence) throw new Refusal("conflict", `cannot-${step.step}`, sentence);
    if (!one.gid) throw new Refusal("conflict", "not-at-shopify", "Shopify has not taken this return yet. Try again in a moment.");
    await step.prepare?.(tx);
    const pending = { step: step.step, actor: { id: step.actor.id, name: step.actor.name || SYSTEM.name } };
    await tx.return.update({ where: { shop_id: { shop, id: step.id } }, data: { pending } });
    return one.gid;
  });
}

const readSoon = (shop: string, gid: string): Promise<void> =>
  inTransaction((tx) => enqueue(tx, syncReturn, { shop, gid }, { key: `syncReturn ${shop} ${gid}`, queue: `return ${gid}` }));

const away = (cause: unknown): Refusal =>
  new Refusal("unavailable", "shopify-away", "Shopify did not answer. This page shows where the return stands; try again in a moment.", {
    cause,
  });
