import type { Order, ReturnLine } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { type ReturnableLine, returnableLines } from "./compute-returnable.ts";
import { reasonById, reasonByLegacy } from "./return-reasons.ts";
import { type UserError, userError } from "./user-error.ts";

export interface NewReturnLine {
  fulfillmentLineItemId: string;
  quantity: number;
  /** Value of the deprecated ReturnReason enum; this or the definition is required. */
  returnReason?: string | null;
  returnReasonDefinitionId?: string | null;
  returnReasonNote?: string;
  customerNote?: string | null;
  restockingFeePercent?: number | null;
}

/** The two doors differ in their words: returnRequest ("input") and returnCreate ("returnInput"). */
export type Door = "input" | "returnInput";

const fulfilledLine = (world: World, order: Order, id: string): boolean =>
  order.fulfillmentIds.some(
    (one) => world.state.fulfillments[one]?.status === "SUCCESS" && world.state.fulfillments[one]?.lines.some((line) => line.id === id),
  );

function reasonError(line: NewReturnLine, door: Door, path: string): UserError | undefined {
  const known = reasonById(line.returnReasonDefinitionId);
  if (line.returnReasonDefinitionId && !known)
    return userError(`${path}.returnReasonDefinitionId`, "Return reason definition was not found.", "NOT_FOUND");
  if (!known && !line.returnReason) {
    return door === "input"
      ? userError(`${path}.returnReason`, "Return reason can't be blank", "BLANK")
      : userError(path, "Return line items Either return reason or return reason definition must be provided", "NOT_FOUND");
  }
  if (door === "returnInput" && line.returnReason === "OTHER" && !line.returnReasonNote) {
    const message = 'Return line items return reason note The note is required when the return reason is "Other"';
    return userError(`${path}.returnReasonNote`, message, "BLANK");
  }
  if ((line.customerNote?.length ?? 0) > 300)
    return userError(`${path}.customerNote`, "Customer note is too long (maximum is 300 characters)", "TOO_LONG");
  return undefined;
}

/** What is wrong with the lines of a new return, word for word; quantities are counted over the whole request. */
export function returnLineErrors(world: World, order: Order, lines: NewReturnLine[], door: Door): UserError[] {
  if (lines.length === 0) return [userError(`${door}.returnLineItems`, "Return line items can't be blank", "BLANK")];
  const free = new Map(returnableLines(world, order.id).map((one) => [one.fulfillmentLineItemId, one.quantity]));
  const errors: UserError[] = [];
  lines.forEach((line, index) => {
    const path = `${door}.returnLineItems.${index}`;
    if (!fulfilledLine(world, order, line.fulfillmentLineItemId)) {
      errors.push(userError(`${path}.fulfillmentLineItemId`, "Fulfillment Line Item was not found.", "NOT_FOUND"));
      return;
    }
    const left = (free.get(line.fulfillmentLineItemId) ?? 0) - line.quantity;
    if (!Number.isInteger(line.quantity) || line.quantity < 1 || left < 0) {
      errors.push(userError(`${path}.quantity`, "Return line item has an invalid quantity.", "INVALID"));
    } else free.set(line.fulfillmentLineItemId, left);
    const wrong = reasonError(line, door, path);
    if (wrong) errors.push(wrong);
  });
  return errors;
}

/** Turns lines that passed `returnLineErrors` into the return's own. */
export function makeReturnLines(world: World, order: Order, lines: NewReturnLine[]): ReturnLine[] {
  const sources = new Map<string, ReturnableLine>(returnableLines(world, order.id).map((one) => [one.fulfillmentLineItemId, one]));
  return lines.flatMap((line) => {
    const source = sources.get(line.fulfillmentLineItemId);
    if (!source) return [];
    const reason = reasonById(line.returnReasonDefinitionId) ?? reasonByLegacy(line.returnReason ?? "");
    const made: ReturnLine = {
      id: world.newId(),
      fulfillmentId: source.fulfillmentId,
      fulfillmentLineItemId: line.fulfillmentLineItemId,
      lineItemId: source.lineItemId,
      quantity: line.quantity,
      processedQuantity: 0,
      refundedQuantity: 0,
      returnReason: line.returnReason ?? reason?.legacy ?? "OTHER",
      returnReasonDefinitionId: reason?.id ?? null,
      returnReasonNote: line.returnReasonNote ?? "",
      customerNote: line.customerNote ?? null,
      restockingFeePercent: line.restockingFeePercent ?? null,
    };
    return [made];
  });
}
