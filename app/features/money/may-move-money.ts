import { Refusal } from "~/lib/refusal";

/**
 * Lets a member of staff move money only where Shopify lets them change orders or returns through their own token.
 * @throws Refusal "may-not-refund"
 */
export function mayMoveMoney(staff: { scopes: readonly string[] }): void {
  if (staff.scopes.includes("write_orders") || staff.scopes.includes("write_returns")) return;
  throw new Refusal("not-allowed", "may-not-refund", "Your Shopify account may not refund. Ask the shop’s owner.");
}
