import type { Disposition, Order, ReverseFulfillmentOrder } from "../world/types.ts";
import { finder } from "../world/finder.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refuse, type Result, type UserError, userError } from "./user-error.ts";

export interface NewDisposition {
  reverseFulfillmentOrderLineItemId: string;
  quantity: number;
  type: Disposition["type"];
  locationId?: string | null;
}

type ReverseLine = ReverseFulfillmentOrder["lines"][number];

const reverseWith = finder((one: ReverseFulfillmentOrder) => one.lines);

const ownerOf = (world: World, lineId: string): ReverseFulfillmentOrder | undefined =>
  reverseWith(world.state.reverseFulfillmentOrders, lineId);

/** Pieces whose fate is final; PROCESSING_REQUIRED can still become something else. */
const settled = (line: ReverseLine): number =>
  line.dispositions.reduce((sum, one) => (one.type === "PROCESSING_REQUIRED" ? sum : sum + one.quantity), 0);

function isCustom(world: World, order: Order | undefined, reverse: ReverseFulfillmentOrder, line: ReverseLine): boolean {
  const returned = world.state.returns[reverse.returnId]?.lines.find((one) => one.id === line.returnLineId);
  return !order?.lines.find((one) => one.id === returned?.lineItemId)?.variantId;
}

/** What forbids these dispositions, word for word; `path` is the name of the input list. */
export function dispositionErrors(world: World, dispositions: NewDisposition[], path: string): UserError[] {
  const owners = dispositions.map((one) => ownerOf(world, one.reverseFulfillmentOrderLineItemId));
  const reverse = owners[0];
  if (!reverse || owners.some((one) => one?.id !== reverse.id))
    return [userError(path, "Cannot dispose items from more than one reverse fulfillment order.", "INVALID")];
  const order = world.state.orders[reverse.orderId];
  const left = new Map(reverse.lines.map((line) => [line.id, line.totalQuantity - settled(line)]));
  return dispositions.flatMap((one, index) => {
    const errors: UserError[] = [];
    const line = reverse.lines.find((candidate) => candidate.id === one.reverseFulfillmentOrderLineItemId);
    if (line && one.type === "RESTOCKED" && isCustom(world, order, reverse, line))
      errors.push(
        userError(`${path}.${index}.dispositionType`, "RESTOCKED is an invalid disposition type for a custom line item.", "INVALID"),
      );
    const place = world.state.locations[one.locationId ?? ""];
    if (one.locationId && place?.shop !== reverse.shop)
      errors.push(userError(`${path}.${index}.locationId`, "Location not found.", "NOT_FOUND"));
    const rest = (left.get(one.reverseFulfillmentOrderLineItemId) ?? 0) - one.quantity;
    left.set(one.reverseFulfillmentOrderLineItemId, rest);
    if (one.quantity < 1 || rest < 0)
      errors.push(userError(`${path}.${index}.quantity`, "Disposition has an invalid quantity.", "INVALID"));
    return errors;
  });
}

/** Writes dispositions that were checked: they stand on their line, restocked pieces go on sale again, and the last one closes the order. */
export function writeDispositions(
  world: World,
  dispositions: NewDisposition[],
): { reverse: ReverseFulfillmentOrder | undefined; written: Disposition[] } {
  const reverse = ownerOf(world, dispositions[0]?.reverseFulfillmentOrderLineItemId ?? "");
  const written = dispositions.flatMap((one) => {
    const line = reverse?.lines.find((candidate) => candidate.id === one.reverseFulfillmentOrderLineItemId);
    if (!reverse || !line) return [];
    const made: Disposition = {
      id: world.newId(),
      type: one.type,
      quantity: one.quantity,
      locationId: one.locationId ?? null,
      createdAt: world.iso(),
    };
    line.dispositions.push(made);
    const order = world.state.orders[reverse.orderId];
    const returned = world.state.returns[reverse.returnId]?.lines.find((candidate) => candidate.id === line.returnLineId);
    const sold = order?.lines.find((candidate) => candidate.id === returned?.lineItemId);
    const variant = world.state.products[sold?.productId ?? ""]?.variants.find((candidate) => candidate.id === sold?.variantId);
    if (one.type === "RESTOCKED" && variant) variant.inventory += one.quantity;
    return [made];
  });
  if (reverse?.status === "OPEN" && reverse.lines.every((line) => settled(line) >= line.totalQuantity)) reverse.status = "CLOSED";
  return { reverse, written };
}

/** reverseFulfillmentOrderDispose. Announces reverse_fulfillment_orders/dispose; `extra.dispositionIds` says which are new. */
export function disposeReverse(
  world: World,
  input: { dispositions: NewDisposition[] },
): Result<{ reverseFulfillmentOrder: ReverseFulfillmentOrder; lines: ReverseLine[] }> {
  if (input.dispositions.length === 0) return refuse("dispositionInputs", "The array cannot be empty.", "BLANK");
  const userErrors = dispositionErrors(world, input.dispositions, "dispositionInputs");
  if (userErrors.length > 0) return { userErrors };
  const { reverse, written } = writeDispositions(world, input.dispositions);
  if (!reverse) return refuse("dispositionInputs", "Cannot dispose items from more than one reverse fulfillment order.", "INVALID");
  deed(world, reverse.shop).tell("reverse_fulfillment_orders/dispose", reverse.id, { dispositionIds: written.map((one) => one.id) });
  const touched = new Set(input.dispositions.map((one) => one.reverseFulfillmentOrderLineItemId));
  return { userErrors: [], reverseFulfillmentOrder: reverse, lines: reverse.lines.filter((line) => touched.has(line.id)) };
}
