import { Refusal } from "~/lib/refusal";

/**
 * Lets a member of staff set the rules only where Shopify lets them change orders or returns through their own token.
 * @throws Refusal "may-not-policy"
 */
export function mayChangePolicy(staff: { scopes: readonly string[] }): void {
  if (staff.scopes.includes("write_orders") || staff.scopes.includes("write_returns")) return;
  throw new Refusal("not-allowed", "may-not-policy", "Your Shopify account may not change the return policy. Ask the shop’s owner.");
}
