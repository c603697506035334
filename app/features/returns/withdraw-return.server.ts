import { SHOPPER, type Actor } from "~/platform/db/audit.server";
import { adminGraphql } from "~/platform/shopify/admin-graphql.server";
import type { Staff } from "~/platform/shopify/admin-door.server";
import { mayHandleReturns } from "./may-handle-returns";
import type { Return } from "./return";
import { cancelReturnMutation } from "./shopify/change-return";
import { takeStep } from "./take-step.server";
import type { ReturnActor } from "./return-life";

const cancel = (shop: string, id: string, actor: Actor, as: ReturnActor): Promise<Return> =>
  takeStep(shop, { id, step: "withdraw", actor, as, reached: ["canceled"] }, async (gid) => {
    const { returnCancel: answer } = await adminGraphql(shop, cancelReturnMutation, { id: gid });
    return answer?.userErrors ?? [];
  });

/** A shopper takes their request back, before anything arrived. @throws Refusal "cannot-withdraw", "shopify-away" */
export const withdrawReturn = (shop: string, id: string): Promise<Return> => cancel(shop, id, SHOPPER, "shopper");

/** Staff cancel a return before anything arrived. @throws Refusal as withdrawReturn; "may-not-returns" */
export async function cancelReturn(shop: string, staff: Staff, id: string): Promise<Return> {
  mayHandleReturns(staff);
  return cancel(shop, id, staff.actor, "staff");
}
