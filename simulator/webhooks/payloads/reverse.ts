import { gid } from "../../world/gid.ts";
import { shopTime } from "../shop-time.ts";
import { rawId, type Json } from "../write-json.ts";
import { record, type PayloadBuilder } from "./context.ts";
import { pointer } from "./return.ts";

/** reverse_deliveries/attach_deliverable */
export const reverseDeliveryPayload: PayloadBuilder = ({ world, shop, announcement }) => {
  const delivery = record(world.state.reverseDeliveries, announcement.id, "reverse delivery");
  const order = record(world.state.reverseFulfillmentOrders, delivery.reverseFulfillmentOrderId, "reverse fulfillment order");
  const { tracking, label } = delivery;
  return {
    ...pointer("ReverseDelivery", delivery.id),
    return: pointer("Return", order.returnId),
    shipping_deliverable: {
      tracking: {
        carrier_name: tracking?.carrierName ?? null,
        tracking_number: tracking?.number ?? null,
        tracking_url: tracking?.url ?? null,
      },
      label: { public_file_url: label?.publicFileUrl ?? null, created_at: shopTime(label?.createdAt ?? null, shop.timezone) },
    },
  };
};

/** reverse_fulfillment_orders/dispose: `extra.dispositionIds` are those of this deed; all of the order's when left out. */
export const dispositionPayload: PayloadBuilder = ({ world, announcement }) => {
  const order = record(world.state.reverseFulfillmentOrders, announcement.id, "reverse fulfillment order");
  const chosen = announcement.extra?.dispositionIds as string[] | undefined;
  const dispositions: Json[] = order.lines.flatMap((line) =>
    line.dispositions
      .filter(({ id }) => chosen?.includes(id) ?? true)
      .map((disposition) => ({
        reverse_fulfillment_order_line_item: pointer("ReverseFulfillmentOrderLineItem", line.id),
        reverse_delivery_line_item: null,
        type: disposition.type.toLowerCase(),
        location: disposition.locationId === null ? null : pointer("Location", disposition.locationId),
        quantity: disposition.quantity,
      })),
  );
  return {
    id: rawId(order.id),
    admin_graphql_api_id: gid("ReverseFulfillmentOrder", order.id),
    dispositions,
    total_dispositions: dispositions.length,
  };
};
