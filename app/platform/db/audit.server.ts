import { clock } from "~/platform/clock";
import type { Tx } from "./db.server";

/** Who did something: a member of staff, the shopper, Shopify itself or the app. */
export interface Actor {
  /** "staff:<id>", "customer", "shopify", "system" */
  id: string;
  name: string;
}

export const SYSTEM: Actor = { id: "system", name: "Aftercare" };
export const SHOPPER: Actor = { id: "customer", name: "Customer" };
export const SHOPIFY: Actor = { id: "shopify", name: "Shopify" };

/**
 * Writes one line of the audit trail in the caller's transaction. `details` holds ids, amounts and reasons, no message bodies; `at` is when it
 * happened, where that is not now.
 */
export async function audit(
  tx: Tx,
  shop: string,
  actor: Actor,
  action: string,
  about: { subject: string; subjectId: string; orderId?: string | null; details?: Record<string, unknown>; at?: Date },
): Promise<void> {
  await tx.auditEntry.create({
    data: {
      shop,
      at: about.at ?? clock.now(),
      actor: actor.id,
      actorName: actor.name,
      action,
      subject: about.subject,
      subjectId: about.subjectId,
      orderId: about.orderId ?? null,
      details: (about.details ?? {}) as object,
    },
  });
}
