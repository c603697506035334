import type { Dispute } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refuse, type Result } from "./user-error.ts";

const FINAL = ["ACCEPTED", "WON", "LOST", "PREVENTED"] as const;

/** The bank decides. Announces disputes/update and orders/updated. */
export function closeDispute(world: World, input: { disputeId: string; outcome: (typeof FINAL)[number] }): Result<{ dispute: Dispute }> {
  const dispute = world.state.disputes[input.disputeId];
  if (!dispute) return refuse("disputeId", "Dispute does not exist", "NOT_FOUND");
  if (FINAL.some((state) => state === dispute.status)) return refuse("disputeId", "Dispute is already closed", "INVALID");
  dispute.status = input.outcome;
  const order = world.state.orders[dispute.orderId];
  if (order) order.updatedAt = world.iso();
  const announcer = deed(world, dispute.shop);
  announcer.tell("disputes/update", dispute.id);
  announcer.tell("orders/updated", dispute.orderId);
  return { userErrors: [], dispute };
}
