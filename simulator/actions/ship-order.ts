import type { Address, Fulfillment, FulfillmentOrder } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { carrierFor, carrierNamed } from "./carriers.ts";
import { createFulfillment } from "./create-fulfillment.ts";
import { type Fate, planParcel, promisedAt } from "./parcel-plan.ts";
import { refuse, type Result } from "./user-error.ts";

export interface Shipment {
  orderId: string;
  /** "DHL", "DPD", "UPS", "Royal Mail", "PostNL"; chosen by the address when left out. */
  company?: string;
  /** Order lines to send; all that remain when left out. */
  lineIds?: string[];
  /** How many of each of these lines; all that remain when left out. */
  quantity?: number;
  fate?: Fate;
  /** true: no tracking number and no plan, as for a letter. */
  untracked?: boolean;
}

function groupOf(source: FulfillmentOrder, input: Shipment): { id: string; lines: { id: string; quantity: number }[] } {
  const lines = source.lines
    .filter((line) => line.remainingQuantity > 0 && (input.lineIds?.includes(line.lineItemId) ?? true))
    .map((line) => ({ id: line.id, quantity: Math.min(line.remainingQuantity, input.quantity ?? line.remainingQuantity) }));
  return { id: source.id, lines };
}

/**
 * Packs and hands over: a fulfillment with a believable tracking number for each location that still has pieces, and the carrier's plan,
 * which `moveParcels` plays. `fulfillment` is the first, `fulfillments` are all.
 */
export function shipOrder(world: World, input: Shipment): Result<{ fulfillment: Fulfillment; fulfillments: Fulfillment[] }> {
  const order = world.state.orders[input.orderId];
  if (!order) return refuse("orderId", "Order does not exist", "NOT_FOUND");
  if (order.cancelledAt) return refuse("orderId", "Order is cancelled", "INVALID");
  const fulfillments: Fulfillment[] = [];
  for (const id of order.fulfillmentOrderIds) {
    const source = world.state.fulfillmentOrders[id];
    const group = source && groupOf(source, input);
    if (!source || !group || group.lines.length === 0 || (source.status !== "OPEN" && source.status !== "IN_PROGRESS")) continue;
    const seed = (order.number * 7 + order.fulfillmentIds.length * 3) % 1_000_003;
    const carrier = carrierNamed(input.company) ?? carrierFor(order.shippingAddress?.countryCode ?? "DE", seed);
    const number = carrier.number(seed);
    const tracking = input.untracked ? null : { company: input.company ?? carrier.company, number, url: carrier.url(number) };
    const result = createFulfillment(world, { shop: order.shop, fulfillmentOrders: [group], tracking });
    if (!result.fulfillment) return { userErrors: result.userErrors };
    const origin: Address | undefined = world.state.locations[source.locationId]?.address;
    if (tracking && origin) {
      result.fulfillment.plan = planParcel(world.now(), carrier, origin, order.shippingAddress, input.fate ?? "normal");
      result.fulfillment.estimatedDeliveryAt = promisedAt(world.now(), order.shippingAddress?.countryCode !== origin.countryCode);
    }
    fulfillments.push(result.fulfillment);
  }
  const fulfillment = fulfillments[0];
  return fulfillment ? { userErrors: [], fulfillment, fulfillments } : refuse("orderId", "Nothing is left to ship", "INVALID");
}
