import { addFulfillmentEvent } from "../../actions/add-fulfillment-event.ts";
import { cancelFulfillment } from "../../actions/cancel-fulfillment.ts";
import { createFulfillment } from "../../actions/create-fulfillment.ts";
import { updateTracking } from "../../actions/update-tracking.ts";
import type { ShipmentStatus } from "../../world/types.ts";
import { idOf } from "../global-id.ts";
import type { Fields, Resolver } from "../resolver.ts";
import { ownId, payload } from "./payload.ts";

interface TrackingInput {
  company?: string | null;
  number?: string | null;
  numbers?: string[] | null;
  url?: string | null;
  urls?: string[] | null;
}

interface FulfillmentInput {
  lineItemsByFulfillmentOrder: { fulfillmentOrderId: string; fulfillmentOrderLineItems?: { id: string; quantity: number }[] | null }[];
  trackingInfo?: TrackingInput | null;
}

interface EventInput {
  fulfillmentId: string;
  status: ShipmentStatus;
  happenedAt?: string | null;
  message?: string | null;
  city?: string | null;
  province?: string | null;
  country?: string | null;
  zip?: string | null;
  address1?: string | null;
  latitude?: number | null;
  longitude?: number | null;
  estimatedDeliveryAt?: string | null;
}

/** The world keeps one parcel number a fulfillment: the first. */
const trackingOf = (
  input: TrackingInput | null | undefined,
): { company: string | null; number: string | null; url: string | null } | null =>
  input
    ? { company: input.company ?? null, number: input.number ?? input.numbers?.[0] ?? null, url: input.url ?? input.urls?.[0] ?? null }
    : null;

const seconds = (time: string | null | undefined): string | null => (time ? `${new Date(time).toISOString().slice(0, 19)}Z` : null);

const create: Resolver<undefined, { fulfillment: FulfillmentInput }> = (_root, { fulfillment }, ctx) => {
  const result = createFulfillment(ctx.world, {
    shop: ctx.shop.domain,
    fulfillmentOrders: fulfillment.lineItemsByFulfillmentOrder.map((group) => ({
      id: idOf(group.fulfillmentOrderId, "FulfillmentOrder"),
      ...(group.fulfillmentOrderLineItems?.length
        ? {
            lines: group.fulfillmentOrderLineItems.map((line) => ({
              id: idOf(line.id, "FulfillmentOrderLineItem"),
              quantity: line.quantity,
            })),
          }
        : {}),
    })),
    tracking: trackingOf(fulfillment.trackingInfo),
  });
  return payload(result.userErrors, { fulfillment: result.fulfillment });
};

/** Sending parcels and telling where they are. */
export const fulfillmentMutations: Fields<undefined> = {
  fulfillmentCreate: create,
  fulfillmentCreateV2: create,
  fulfillmentTrackingInfoUpdate: (_root, args: { fulfillmentId: string; trackingInfoInput: TrackingInput }, ctx) => {
    const fulfillmentId = ownId(ctx, ctx.world.state.fulfillments, args.fulfillmentId, "Fulfillment");
    const result = updateTracking(ctx.world, { fulfillmentId, ...trackingOf(args.trackingInfoInput) });
    return payload(result.userErrors, { fulfillment: result.fulfillment });
  },
  fulfillmentCancel: (_root, { id }: { id: string }, ctx) => {
    const result = cancelFulfillment(ctx.world, { fulfillmentId: ownId(ctx, ctx.world.state.fulfillments, id, "Fulfillment") });
    return payload(result.userErrors, { fulfillment: result.fulfillment });
  },
  fulfillmentEventCreate: (_root, { fulfillmentEvent }: { fulfillmentEvent: EventInput }, ctx) => {
    const { happenedAt, estimatedDeliveryAt, ...rest } = fulfillmentEvent;
    const happened = seconds(happenedAt);
    const result = addFulfillmentEvent(ctx.world, {
      ...rest,
      fulfillmentId: ownId(ctx, ctx.world.state.fulfillments, fulfillmentEvent.fulfillmentId, "Fulfillment"),
      estimatedDeliveryAt: seconds(estimatedDeliveryAt),
      ...(happened ? { happenedAt: happened } : {}),
    });
    return payload(result.userErrors, { fulfillmentEvent: result.event });
  },
};
