import { Refusal } from "~/lib/refusal";

/**
 * Lets a member of staff work on returns only where Shopify lets them through their own token.
 * @throws Refusal "may-not-returns"
 */
export function mayHandleReturns(staff: { scopes: readonly string[] }): void {
  if (staff.scopes.includes("write_returns") || staff.scopes.includes("write_orders")) return;
  throw new Refusal("not-allowed", "may-not-returns", "Your Shopify account may not change orders and returns. Ask the shop’s owner.");
}
