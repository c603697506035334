import type { Staff } from "~/platform/shopify/admin-door.server";
import { adminGraphql } from "~/platform/shopify/admin-graphql.server";
import { mayHandleReturns } from "./may-handle-returns";
import type { Return } from "./return";
import { closeReturnMutation } from "./shopify/change-return";
import { takeStep } from "./take-step.server";

/** Ends an open return: nothing more is awaited. @throws Refusal "cannot-close", "may-not-returns", "shopify-away" */
export async function closeReturn(shop: string, staff: Staff, id: string): Promise<Return> {
  mayHandleReturns(staff);
  return takeStep(shop, { id, step: "close", actor: staff.actor, as: "staff", reached: ["closed"] }, async (gid) => {
    const { returnClose: answer } = await adminGraphql(shop, closeReturnMutation, { id: gid });
    return answer?.userErrors ?? [];
  });
}
