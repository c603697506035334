import type { Return } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { announceReturn } from "./approve-return.ts";
import { refuse, type Result } from "./user-error.ts";

const touched = (world: World, subject: Return): boolean =>
  subject.refundIds.length > 0 ||
  subject.lines.some((line) => line.processedQuantity > 0) ||
  subject.reverseFulfillmentOrderIds.some((id) =>
    world.state.reverseFulfillmentOrders[id]?.lines.some((line) => line.dispositions.length > 0),
  );

/**
 * Takes a return back before anything was inspected, processed or refunded; the pieces count as delivered again and a cancelled return is
 * answered without a change. Announces returns/cancel and orders/updated.
 */
export function cancelReturn(world: World, input: { returnId: string; notifyCustomer?: boolean }): Result<{ return: Return }> {
  const subject = world.state.returns[input.returnId];
  if (!subject) return refuse("id", "Return not found.", "NOT_FOUND");
  if (subject.status === "CANCELED") return { userErrors: [], return: subject };
  const early = subject.status === "OPEN" || subject.status === "REQUESTED";
  if (!early || touched(world, subject)) return refuse("id", "Return is not cancelable.", "INVALID_STATE");
  subject.status = "CANCELED";
  for (const id of subject.reverseFulfillmentOrderIds) {
    const reverse = world.state.reverseFulfillmentOrders[id];
    if (reverse) reverse.status = "CANCELED";
  }
  announceReturn(world, subject, "returns/cancel");
  return { userErrors: [], return: subject };
}
