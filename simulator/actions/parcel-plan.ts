import type { Address, Fulfillment } from "../world/types.ts";
import type { Carrier } from "./carriers.ts";

/** How a parcel's journey goes. `stalled`: it arrives at a depot and nothing follows. */
export type Fate = "normal" | "delayed" | "attempted" | "failed" | "stalled";

const HOUR = 3_600_000;
type Step = [hours: number, status: Fulfillment["plan"][number]["status"], message: string, where: "origin" | "hub" | "destination"];

const START: Step[] = [
  [1, "LABEL_PRINTED", "The shipping label was printed", "origin"],
  [8, "CARRIER_PICKED_UP", "The parcel was handed to the carrier", "origin"],
  [20, "IN_TRANSIT", "The parcel was sorted and is on its way", "hub"],
];

/** Hours count from the hand-over; places abroad lie a day further. */
const REST: Record<Fate, Step[]> = {
  normal: [
    [44, "IN_TRANSIT", "The parcel arrived at the delivery depot", "destination"],
    [55, "OUT_FOR_DELIVERY", "The parcel is on the delivery vehicle", "destination"],
    [60, "DELIVERED", "The parcel was delivered", "destination"],
  ],
  delayed: [
    [48, "DELAYED", "The parcel is delayed: high volume at the depot", "hub"],
    [120, "IN_TRANSIT", "The parcel arrived at the delivery depot", "destination"],
    [127, "OUT_FOR_DELIVERY", "The parcel is on the delivery vehicle", "destination"],
    [132, "DELIVERED", "The parcel was delivered", "destination"],
  ],
  attempted: [
    [44, "IN_TRANSIT", "The parcel arrived at the delivery depot", "destination"],
    [55, "OUT_FOR_DELIVERY", "The parcel is on the delivery vehicle", "destination"],
    [60, "ATTEMPTED_DELIVERY", "Nobody was at home; a card was left", "destination"],
    [79, "OUT_FOR_DELIVERY", "The parcel is on the delivery vehicle", "destination"],
    [84, "DELIVERED", "The parcel was delivered", "destination"],
  ],
  failed: [
    [44, "IN_TRANSIT", "The parcel arrived at the delivery depot", "destination"],
    [60, "ATTEMPTED_DELIVERY", "The address could not be found", "destination"],
    [84, "FAILURE", "The parcel could not be delivered and goes back to the sender", "destination"],
  ],
  stalled: [[44, "IN_TRANSIT", "The parcel arrived at a transit depot", "hub"]],
};

/** Extra hours between hub and destination when the parcel crosses a border. */
const BORDER_HOURS = 26;

/** What the carrier will report, and when, for a parcel handed over at `from` (milliseconds since 1970). */
export function planParcel(from: number, carrier: Carrier, origin: Address, destination: Address | null, fate: Fate): Fulfillment["plan"] {
  const target = destination ?? origin;
  const abroad = target.countryCode !== origin.countryCode;
  const places = {
    origin: { city: origin.city, countryCode: origin.countryCode },
    hub: carrier.hub,
    destination: { city: target.city, countryCode: target.countryCode },
  };
  const late = (steps: Step[]): Step[] => steps.map(([hours, ...rest]) => [hours + (abroad ? BORDER_HOURS : 0), ...rest]);
  return [...START, ...late(REST[fate])].map(([hours, status, message, where]) => ({
    at: `${new Date(from + hours * HOUR).toISOString().slice(0, 19)}Z`,
    status,
    message,
    city: places[where].city,
    countryCode: places[where].countryCode,
  }));
}

/** When the carrier promises to deliver: three days at home, four abroad. */
export const promisedAt = (from: number, abroad: boolean): string =>
  `${new Date(from + (abroad ? 96 : 72) * HOUR).toISOString().slice(0, 19)}Z`;
