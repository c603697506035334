import type { Return } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { announceReturn } from "./approve-return.ts";
import { refuse, type Result } from "./user-error.ts";

/** Opens a closed return again; an open one is answered without a change. Announces returns/reopen and orders/updated. */
export function reopenReturn(world: World, input: { returnId: string }): Result<{ return: Return }> {
  const subject = world.state.returns[input.returnId];
  if (!subject) return refuse("id", "Return not found.", "NOT_FOUND");
  if (subject.status === "OPEN") return { userErrors: [], return: subject };
  if (subject.status !== "CLOSED") return refuse("id", "Return status is invalid.", "INVALID_STATE");
  subject.status = "OPEN";
  subject.closedAt = null;
  announceReturn(world, subject, "returns/reopen");
  return { userErrors: [], return: subject };
}
