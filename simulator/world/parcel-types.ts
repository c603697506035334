/** What is sent: fulfillment orders, parcels, what carriers report. */
import type { Id, Iso } from "./base-types.ts";

export interface FulfillmentOrder {
  id: Id;
  shop: string;
  orderId: Id;
  locationId: Id;
  status: "OPEN" | "IN_PROGRESS" | "CLOSED" | "CANCELLED" | "ON_HOLD" | "INCOMPLETE" | "SCHEDULED";
  lines: { id: Id; lineItemId: Id; totalQuantity: number; remainingQuantity: number }[];
  createdAt: Iso;
  updatedAt: Iso;
}

export type ShipmentStatus =
  | "LABEL_PURCHASED"
  | "LABEL_PRINTED"
  | "READY_FOR_PICKUP"
  | "CONFIRMED"
  | "CARRIER_PICKED_UP"
  | "IN_TRANSIT"
  | "DELAYED"
  | "OUT_FOR_DELIVERY"
  | "ATTEMPTED_DELIVERY"
  | "DELIVERED"
  | "FAILURE";

export interface Fulfillment {
  id: Id;
  shop: string;
  orderId: Id;
  /** "#1001-F1" in GraphQL, "#1001.1" in webhooks: made from this number. */
  number: number;
  status: "SUCCESS" | "CANCELLED" | "PENDING" | "OPEN" | "ERROR" | "FAILURE";
  locationId: Id;
  service: string;
  trackingCompany: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  lines: { id: Id; lineItemId: Id; quantity: number }[];
  events: FulfillmentEvent[];
  estimatedDeliveryAt: Iso | null;
  inTransitAt: Iso | null;
  deliveredAt: Iso | null;
  createdAt: Iso;
  updatedAt: Iso;
  /** The carrier's plan: events that will happen as the clock moves. */
  plan: { at: Iso; status: ShipmentStatus; message: string; city: string | null; countryCode: string | null }[];
}

export interface FulfillmentEvent {
  id: Id;
  status: ShipmentStatus;
  message: string | null;
  city: string | null;
  province: string | null;
  country: string | null;
  zip: string | null;
  address1: string | null;
  latitude: number | null;
  longitude: number | null;
  estimatedDeliveryAt: Iso | null;
  happenedAt: Iso;
  createdAt: Iso;
}
