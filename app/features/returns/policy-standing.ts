import type { OrderInFull } from "~/features/orders/order";
import type { Policy } from "~/features/policies/policy";
import { days, later } from "~/platform/clock";
import type { Return } from "./return";

/** How a return stands to the policy it falls under: the one in force when the order was placed. */
export interface PolicyStanding {
  version: number;
  /** Days from delivery; 0: no limit. */
  windowDays: number;
  restockingFeePercent: string;
  payer: Policy["rules"]["payer"];
  /** When the newest of its parcels arrived; null when none was sent. */
  delivered: Date | null;
  /** The carrier never said "delivered": the policy's days on the way are assumed. */
  assumed: boolean;
  /** Whole days from delivery to the request; null when nothing was delivered before. */
  askedOnDay: number | null;
  inTime: boolean;
}

/** Looks at the parcels that the returned lines came in; of several the newest counts, in the shopper's favour. */
export function policyStanding(
  one: Pick<Return, "requestedAt"> & { lines: readonly { lineId: string }[] },
  order: Pick<OrderInFull, "parcels">,
  { version, rules }: Policy,
): PolicyStanding {
  const parcels = order.parcels.filter(
    (parcel) => parcel.status !== "cancelled" && parcel.lines.some((line) => one.lines.some((each) => each.lineId === line.lineId)),
  );
  const arrivals = parcels
    .map(({ deliveredAt, shippedAt }) => ({ at: deliveredAt ?? later(shippedAt, days(rules.transitDays)), assumed: deliveredAt === null }))
    .sort((a, b) => b.at.getTime() - a.at.getTime());
  const [newest] = arrivals;
  const passed = newest ? Math.floor((one.requestedAt.getTime() - newest.at.getTime()) / days(1)) : null;
  return {
    version,
    windowDays: rules.windowDays,
    restockingFeePercent: rules.restockingFeePercent,
    payer: rules.payer,
    delivered: newest?.at ?? null,
    assumed: newest?.assumed ?? false,
    askedOnDay: passed === null || passed < 0 ? null : passed,
    inTime: rules.windowDays === 0 || !newest || one.requestedAt <= later(newest.at, days(rules.windowDays)),
  };
}
