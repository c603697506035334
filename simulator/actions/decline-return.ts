import type { Return } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { announceReturn } from "./approve-return.ts";
import { refuse, type Result } from "./user-error.ts";

export interface Decline {
  returnId: string;
  reason: "RETURN_PERIOD_ENDED" | "FINAL_SALE" | "OTHER";
  /** At most 500 characters. */
  note?: string | null;
  notifyCustomer?: boolean;
}

/** Refuses a request. Announces returns/decline and orders/updated. */
export function declineReturn(world: World, input: Decline): Result<{ return: Return }> {
  const subject = world.state.returns[input.returnId];
  if (!subject) return refuse("input.id", "Return not found.", "NOT_FOUND");
  if ((input.note?.length ?? 0) > 500)
    return refuse("input.declineNote", "Decline note is too long (maximum is 500 characters)", "TOO_LONG");
  if (subject.status === "DECLINED") return refuse("input.id", "The return is already declined.", "INVALID_STATE");
  if (subject.status !== "REQUESTED")
    return refuse(
      "input.id",
      "Return is not declinable. Only non-refunded returns with status REQUESTED can be declined.",
      "INVALID_STATE",
    );
  subject.status = "DECLINED";
  subject.decline = { reason: input.reason, note: input.note ?? null };
  announceReturn(world, subject, "returns/decline", { notifyCustomer: input.notifyCustomer ?? false });
  return { userErrors: [], return: subject };
}
