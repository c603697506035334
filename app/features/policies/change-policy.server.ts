import { Refusal } from "~/lib/refusal";
import { clock } from "~/platform/clock";
import { audit } from "~/platform/db/audit.server";
import { inTransaction, isTaken } from "~/platform/db/db.server";
import type { Staff } from "~/platform/shopify/admin-door.server";
import { findPolicy } from "./find-policy.server";
import { mayChangePolicy } from "./may-change-policy";
import type { PolicyRules } from "./policy";

/**
 * Makes a new version that decides about orders placed from now on; earlier orders keep theirs.
 * @param seenVersion the version the form showed
 * @throws Refusal "policy-changed" when somebody else saved in between; "may-not-policy"
 */
export async function changePolicy(shop: string, staff: Staff, rules: PolicyRules, seenVersion: number): Promise<number> {
  mayChangePolicy(staff);
  const changed = new Refusal("conflict", "policy-changed", "Somebody else changed the policy meanwhile. Load the page again to see it.");
  const current = await findPolicy(shop, clock.now());
  if (current.version !== seenVersion) throw changed;
  if (JSON.stringify(current.rules) === JSON.stringify(rules)) return current.version;
  const version = current.version + 1;
  try {
    await inTransaction(async (tx) => {
      const row = await tx.policyVersion.create({ data: { shop, version, rules, inForceFrom: clock.now(), createdBy: staff.name } });
      await audit(tx, shop, staff.actor, "policy changed", { subject: "policy", subjectId: row.id, details: { version } });
    });
  } catch (error) {
    if (isTaken(error)) throw changed;
    throw error;
  }
  return version;
}
