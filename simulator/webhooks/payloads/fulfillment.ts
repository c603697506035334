import { finder } from "../../world/finder.ts";
import { gid } from "../../world/gid.ts";
import type { Fulfillment, FulfillmentEvent, LineItem, Order, Shop } from "../../world/types.ts";
import type { World } from "../../world/world.ts";
import { shopTime } from "../shop-time.ts";
import { rawId, type Json, type JsonObject } from "../write-json.ts";
import { addressPayload } from "./address.ts";
import { record, type PayloadBuilder } from "./context.ts";
import { orderLinePayload, partLinePayload } from "./line-item.ts";

type LineShape = (world: World, order: Order, line: LineItem, quantity: number) => JsonObject;

/** The carrier's newest word in small letters; null before there is one. */
function shipmentStatus({ events }: Fulfillment): string | null {
  const newest = events.reduce<FulfillmentEvent | undefined>(
    (last, event) => (last && last.happenedAt > event.happenedAt ? last : event),
    undefined,
  );
  return newest?.status.toLowerCase() ?? null;
}

function linesOf(world: World, order: Order, fulfillment: Fulfillment, shape: LineShape): Json[] {
  return fulfillment.lines.flatMap(({ lineItemId, quantity }) => {
    const line = order.lines.find(({ id }) => id === lineItemId);
    return line ? [shape(world, order, line, quantity)] : [];
  });
}

function origin(world: World, { locationId }: Fulfillment): JsonObject | null {
  const address = world.state.locations[locationId]?.address;
  if (!address) return null;
  const { address1, address2, city, countryCode, provinceCode, zip } = address;
  return { address1, address2, city, country_code: countryCode, province_code: provinceCode, zip };
}

function facts(order: Order, fulfillment: Fulfillment, shop: Shop): JsonObject {
  const { trackingNumber, trackingUrl } = fulfillment;
  return {
    id: rawId(fulfillment.id),
    order_id: rawId(order.id),
    status: fulfillment.status.toLowerCase(),
    created_at: shopTime(fulfillment.createdAt, shop.timezone),
    service: fulfillment.service,
    updated_at: shopTime(fulfillment.updatedAt, shop.timezone),
    tracking_company: fulfillment.trackingCompany,
    shipment_status: shipmentStatus(fulfillment),
    location_id: rawId(fulfillment.locationId),
    tracking_number: trackingNumber,
    tracking_numbers: trackingNumber === null ? [] : [trackingNumber],
    tracking_url: trackingUrl,
    tracking_urls: trackingUrl === null ? [] : [trackingUrl],
    receipt: {},
    name: `${order.name}.${fulfillment.number}`,
    admin_graphql_api_id: gid("Fulfillment", fulfillment.id),
  };
}

/** A fulfillment inside an order: without the shopper's address and e-mail, which the order has. */
export const orderFulfillment = (world: World, order: Order, fulfillment: Fulfillment, shop: Shop): JsonObject => ({
  ...facts(order, fulfillment, shop),
  origin_address: {},
  line_items: linesOf(world, order, fulfillment, (w, o, line, quantity) => ({ ...orderLinePayload(w, o, line), quantity })),
});

/** fulfillments/create, fulfillments/update */
export const fulfillmentPayload: PayloadBuilder = ({ world, shop, announcement }) => {
  const fulfillment = record(world.state.fulfillments, announcement.id, "fulfillment");
  const order = record(world.state.orders, fulfillment.orderId, "order");
  return {
    ...facts(order, fulfillment, shop),
    origin_address: origin(world, fulfillment),
    email: order.email,
    destination: addressPayload(order.shippingAddress),
    line_items: linesOf(world, order, fulfillment, partLinePayload),
  };
};

const parcelWith = finder(({ events }: Fulfillment) => events);

/** fulfillment_events/create: `announcement.id` is the event's id. */
export const fulfillmentEventPayload: PayloadBuilder = ({ world, shop, announcement }) => {
  const parcels = world.state.fulfillments;
  const fulfillment = parcels[String(announcement.extra?.fulfillmentId)] ?? parcelWith(parcels, announcement.id);
  const event = fulfillment?.events.find(({ id }) => id === announcement.id);
  if (!fulfillment || !event) throw new Error(`There is no fulfillment event ${announcement.id} to make a webhook from.`);
  return {
    id: rawId(event.id),
    fulfillment_id: rawId(fulfillment.id),
    status: event.status.toLowerCase(),
    message: event.message,
    happened_at: shopTime(event.happenedAt, shop.timezone),
    city: event.city,
    province: event.province,
    country: event.country,
    zip: event.zip,
    address1: event.address1,
    latitude: event.latitude,
    longitude: event.longitude,
    shop_id: rawId(shop.id),
    created_at: shopTime(event.createdAt, shop.timezone),
    updated_at: shopTime(event.createdAt, shop.timezone),
    estimated_delivery_at: shopTime(event.estimatedDeliveryAt, shop.timezone),
    order_id: rawId(fulfillment.orderId),
    admin_graphql_api_id: gid("FulfillmentEvent", event.id),
  };
};
