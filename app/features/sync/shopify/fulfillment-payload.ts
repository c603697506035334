import { z } from "zod";
import type { EventSnapshot, ParcelSnapshot } from "~/features/orders/order-snapshot";
import { idDigits } from "~/platform/shopify/webhook.server";
import { blank, instant, maybeInstant } from "./payload-parts";

/** The fields that we read of fulfillments/create, fulfillments/update and of the fulfillments inside an order. */
export const fulfillmentPayload = z
  .object({
    id: idDigits,
    admin_graphql_api_id: z.string().nullish(),
    order_id: idDigits,
    name: blank,
    status: blank,
    shipment_status: blank,
    tracking_company: blank,
    tracking_number: blank,
    tracking_url: blank,
    created_at: instant,
    updated_at: instant,
    line_items: z
      .array(z.object({ id: idDigits, admin_graphql_api_id: z.string().nullish(), quantity: z.number().int() }))
      .nullish()
      .transform((list) => list ?? []),
  })
  .transform((f): ParcelSnapshot => ({
    id: f.admin_graphql_api_id ?? `gid://shopify/Fulfillment/${f.id}`,
    orderId: `gid://shopify/Order/${f.order_id}`,
    name: parcelName(f.name ?? f.id),
    status: f.status ?? "success",
    shipmentStatus: f.shipment_status,
    trackingCompany: f.tracking_company,
    trackingNumber: f.tracking_number,
    trackingUrl: f.tracking_url,
    shippedAt: f.created_at,
    estimatedDeliveryAt: null,
    deliveredAt: null,
    updatedAt: f.updated_at,
    lines: f.line_items.map((line) => ({
      lineId: line.admin_graphql_api_id ?? `gid://shopify/LineItem/${line.id}`,
      quantity: line.quantity,
    })),
    events: [],
  }));

/** Webhooks call a parcel "#1001.1", GraphQL "#1001-F1": we keep the latter, which merchants see. */
const parcelName = (name: string): string => name.replace(/\.(\d+)$/, "-F$1");

/** fulfillment_events/create */
export const fulfillmentEventPayload = z
  .object({
    id: idDigits,
    admin_graphql_api_id: z.string().nullish(),
    fulfillment_id: idDigits,
    order_id: idDigits,
    status: z.string(),
    message: blank,
    city: blank,
    country: blank,
    happened_at: instant,
    estimated_delivery_at: maybeInstant,
  })
  .transform((e): EventSnapshot => ({
    id: e.admin_graphql_api_id ?? `gid://shopify/FulfillmentEvent/${e.id}`,
    fulfillmentId: `gid://shopify/Fulfillment/${e.fulfillment_id}`,
    orderId: `gid://shopify/Order/${e.order_id}`,
    status: e.status.toLowerCase(),
    message: e.message,
    city: e.city,
    country: e.country,
    estimatedDeliveryAt: e.estimated_delivery_at,
    happenedAt: e.happened_at,
  }));
