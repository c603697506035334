import { customerTold } from "~/features/customers/customers-webhooks.server";
import { scopesTold, shopTold } from "~/features/shop/shop-webhooks.server";
import { shopUninstalled } from "~/features/shop/uninstall-shop.server";
import { eventTold, orderDeleted, orderEdited, orderTold, parcelMade, parcelTold, refundTold } from "~/features/sync/sync-webhooks.server";
import type { WebhookHandler } from "~/platform/shopify/webhook.server";

/** Shopify topic → handler. Every topic of shopify.app.toml stands here. */
export const webhooks: Record<string, WebhookHandler> = {
  "app/uninstalled": shopUninstalled,
  "app/scopes_update": scopesTold,
  "shop/update": shopTold,
  "orders/create": orderTold,
  "orders/updated": orderTold,
  "orders/cancelled": orderTold,
  "orders/edited": orderEdited,
  "orders/delete": orderDeleted,
  "fulfillments/create": parcelMade,
  "fulfillments/update": parcelTold,
  "fulfillment_events/create": eventTold,
  "refunds/create": refundTold,
  "customers/update": customerTold,
};
