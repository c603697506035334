/** Where an order's status page is: the storefront shows it, the Admin API, webhooks and the Customer Account API tell its address. */
import { createHmac } from "node:crypto";
import type { SimulatorConfig } from "./config.ts";

type Place = Pick<SimulatorConfig, "apiSecret" | "ports">;

/** The secret part of an order status page's address. */
export const statusKey = ({ apiSecret }: Place, orderId: string): string =>
  createHmac("sha256", apiSecret).update(`order-status:${orderId}`).digest("hex").slice(0, 32);

/** Path of an order's status page, with the key that opens it to whoever has the link. */
export const statusPath = (place: Place, orderId: string): string => `/orders/${orderId}?key=${statusKey(place, orderId)}`;

/** The whole address, as a browser on this machine reaches it. */
export const statusAddress = (place: Place, orderId: string): string =>
  `http://127.0.0.1:${place.ports.storefront}${statusPath(place, orderId)}`;
