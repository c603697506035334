import type { Return } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { announceReturn } from "./approve-return.ts";
import { refuse, type Result } from "./user-error.ts";

/** Ends an open return; a closed one is answered without a change. Announces returns/close and orders/updated. */
export function closeReturn(world: World, input: { returnId: string }): Result<{ return: Return }> {
  const subject = world.state.returns[input.returnId];
  if (!subject) return refuse("id", "Return not found.", "NOT_FOUND");
  if (subject.status === "CLOSED") return { userErrors: [], return: subject };
  if (subject.status !== "OPEN") return refuse("id", "Return status is invalid.", "INVALID_STATE");
  subject.status = "CLOSED";
  subject.closedAt = world.iso();
  announceReturn(world, subject, "returns/close");
  return { userErrors: [], return: subject };
}
