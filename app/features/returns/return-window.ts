import type { PolicyRules } from "~/features/policies/policy";
import { days, later } from "~/platform/clock";

/** What the window of a line is counted from. */
export interface Shipment {
  shippedAt: Date;
  deliveredAt: Date | null;
}

/**
 * The last moment in which pieces of a parcel may be asked back, or null where the policy sets no limit. Counted from delivery; where the
 * carrier never said "delivered", from the day it was sent plus the days on the way that the policy assumes.
 */
export function returnUntil(rules: Pick<PolicyRules, "windowDays" | "transitDays">, shipment: Shipment): Date | null {
  if (rules.windowDays === 0) return null;
  const arrived = shipment.deliveredAt ?? later(shipment.shippedAt, days(rules.transitDays));
  return later(arrived, days(rules.windowDays));
}
