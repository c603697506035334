import { createReverseDelivery } from "../../actions/create-reverse-delivery.ts";
import { disposeReverse } from "../../actions/dispose-reverse.ts";
import { updateReverseDelivery } from "../../actions/update-reverse-delivery.ts";
import type { AdminContext } from "../context.ts";
import { idOf } from "../global-id.ts";
import type { Fields } from "../resolver.ts";
import { must } from "../types/lookup.ts";
import { reverseLine } from "../types/reverse.ts";
import { dispositionOf } from "./dispositions.ts";
import type { DispositionInput } from "./dispositions.ts";
import { ownId, payload } from "./payload.ts";

interface Shipping {
  trackingInput?: { number?: string | null; url?: string | null } | null;
  labelInput?: { fileUrl: string } | null;
}

interface CreateArgs extends Shipping {
  reverseFulfillmentOrderId: string;
  reverseDeliveryLineItems: { reverseFulfillmentOrderLineItemId: string; quantity: number }[];
}

/** A disposition of another shop's line must look like one that does not exist. */
const lineOfShop = (ctx: AdminContext, input: DispositionInput): ReturnType<typeof dispositionOf> => {
  const disposition = dispositionOf(input);
  return reverseLine(ctx, disposition.reverseFulfillmentOrderLineItemId)
    ? disposition
    : { ...disposition, reverseFulfillmentOrderLineItemId: "0" };
};

/** What comes back: its parcel and its fate. */
export const reverseMutations: Fields<undefined> = {
  reverseDeliveryCreateWithShipping: (_root, args: CreateArgs, ctx) => {
    const result = createReverseDelivery(ctx.world, {
      reverseFulfillmentOrderId: ownId(
        ctx,
        ctx.world.state.reverseFulfillmentOrders,
        args.reverseFulfillmentOrderId,
        "ReverseFulfillmentOrder",
      ),
      lines: args.reverseDeliveryLineItems.map((line) => ({
        reverseFulfillmentOrderLineItemId: idOf(line.reverseFulfillmentOrderLineItemId, "ReverseFulfillmentOrderLineItem"),
        quantity: line.quantity,
      })),
      tracking: args.trackingInput ?? null,
      labelUrl: args.labelInput?.fileUrl ?? null,
    });
    return payload(result.userErrors, { reverseDelivery: result.reverseDelivery });
  },
  reverseDeliveryShippingUpdate: (_root, args: Shipping & { reverseDeliveryId: string }, ctx) => {
    const result = updateReverseDelivery(ctx.world, {
      reverseDeliveryId: ownId(ctx, ctx.world.state.reverseDeliveries, args.reverseDeliveryId, "ReverseDelivery"),
      tracking: args.trackingInput ?? null,
      labelUrl: args.labelInput?.fileUrl ?? null,
    });
    return payload(result.userErrors, { reverseDelivery: result.reverseDelivery });
  },
  reverseFulfillmentOrderDispose: (_root, { dispositionInputs }: { dispositionInputs: DispositionInput[] }, ctx) => {
    const result = disposeReverse(ctx.world, { dispositions: dispositionInputs.map((input) => lineOfShop(ctx, input)) });
    const lines = result.lines?.map((line) => must(reverseLine(ctx, line.id), `reverse line ${line.id}`));
    return payload(result.userErrors, { reverseFulfillmentOrderLineItems: lines });
  },
};
