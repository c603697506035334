import type { ReverseDelivery, ReverseFulfillmentOrder } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refuse, type Result, type UserError, userError } from "./user-error.ts";

export interface NewReverseDelivery {
  reverseFulfillmentOrderId: string;
  /** Empty: everything. */
  lines: { reverseFulfillmentOrderLineItemId: string; quantity: number }[];
  tracking?: { carrierName?: string | null; number?: string | null; url?: string | null } | null;
  labelUrl?: string | null;
}

/** What forbids these lines, as recorded: `must exist`, and more than is returned, counted over repeated lines. Neither has a code. */
function lineErrors(reverse: ReverseFulfillmentOrder, lines: NewReverseDelivery["lines"]): UserError[] {
  const left = new Map(reverse.lines.map((line) => [line.id, line.totalQuantity]));
  return lines.flatMap((wanted, index) => {
    const path = `reverseDeliveryLineItems.${index}`;
    const free = left.get(wanted.reverseFulfillmentOrderLineItemId);
    if (free === undefined) return [userError(`${path}.reverseFulfillmentOrderLineItemId`, "must exist")];
    left.set(wanted.reverseFulfillmentOrderLineItemId, free - wanted.quantity);
    return wanted.quantity > free ? [userError(`${path}.quantity`, "cannot deliver more items than are returned")] : [];
  });
}

/** reverseDeliveryCreateWithShipping: a parcel on its way back. Announces reverse_deliveries/attach_deliverable when it has tracking or a label. */
export function createReverseDelivery(world: World, input: NewReverseDelivery): Result<{ reverseDelivery: ReverseDelivery }> {
  const reverse = world.state.reverseFulfillmentOrders[input.reverseFulfillmentOrderId];
  if (!reverse) return refuse("reverseFulfillmentOrderId", "Reverse fulfillment order was not found.", "NOT_FOUND");
  const userErrors = lineErrors(reverse, input.lines);
  if (userErrors.length > 0) return { userErrors };
  const chosen =
    input.lines.length > 0
      ? input.lines
      : reverse.lines.map((line) => ({ reverseFulfillmentOrderLineItemId: line.id, quantity: line.totalQuantity }));
  const now = world.iso();
  const made: ReverseDelivery = {
    id: world.newId(),
    shop: reverse.shop,
    reverseFulfillmentOrderId: reverse.id,
    lines: chosen.map((line) => ({ id: world.newId(), ...line })),
    tracking: input.tracking
      ? { carrierName: input.tracking.carrierName ?? null, number: input.tracking.number ?? null, url: input.tracking.url ?? null }
      : null,
    label: input.labelUrl ? { publicFileUrl: input.labelUrl, createdAt: now, updatedAt: now } : null,
  };
  world.state.reverseDeliveries[made.id] = made;
  reverse.reverseDeliveryIds.push(made.id);
  const announcer = deed(world, reverse.shop);
  if (made.tracking || made.label) announcer.tell("reverse_deliveries/attach_deliverable", made.id);
  return { userErrors: [], reverseDelivery: made };
}
