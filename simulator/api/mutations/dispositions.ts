import type { NewDisposition } from "../../actions/dispose-reverse.ts";
import { idOf } from "../global-id.ts";

/** GraphQL's ReverseFulfillmentOrderDisposeInput. */
export interface DispositionInput {
  reverseFulfillmentOrderLineItemId: string;
  quantity: number;
  dispositionType: NewDisposition["type"];
  locationId?: string | null;
}

/** As the actions take it. @throws GraphQLError RESOURCE_NOT_FOUND for GIDs of other types. */
export const dispositionOf = (input: DispositionInput): NewDisposition => ({
  reverseFulfillmentOrderLineItemId: idOf(input.reverseFulfillmentOrderLineItemId, "ReverseFulfillmentOrderLineItem"),
  quantity: input.quantity,
  type: input.dispositionType,
  locationId: input.locationId ? idOf(input.locationId, "Location") : null,
});
