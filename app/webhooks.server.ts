import { discloseConversations, redactConversations } from "~/features/conversations/redact-conversations.server";
import { discloseCustomer, redactCustomerRow } from "~/features/customers/redact-customer.server";
import { discloseOrders, redactOrders } from "~/features/orders/redact-orders.server";
import { discloseReturns, redactReturns } from "~/features/returns/redact-returns.server";
import { answerDataRequest } from "~/features/shop/answer-data-request.server";
import { shopToErase } from "~/features/shop/erase-shop.server";
import { redactCustomer } from "~/platform/shopify/compliance.server";
import { customerTold } from "~/features/customers/customers-webhooks.server";
import { onReturnChanged, onReturnsWorkedOn, onReverseDelivery } from "~/features/returns/returns-webhooks.server";
import { scopesTold, shopTold } from "~/features/shop/shop-webhooks.server";
import { shopUninstalled } from "~/features/shop/uninstall-shop.server";
import { bulkFinished } from "~/features/sync/poll-backfill.server";
import { eventTold, orderDeleted, orderEdited, orderTold, parcelMade, parcelTold, refundTold } from "~/features/sync/sync-webhooks.server";
import type { WebhookHandler } from "~/platform/shopify/webhook.server";

/** Shopify topic → handler. Every topic of shopify.app.toml stands here. */
export const webhooks: Record<string, WebhookHandler> = {
  "customers/data_request": answerDataRequest([discloseCustomer, discloseOrders, discloseReturns, discloseConversations]),
  "customers/redact": redactCustomer([redactConversations, redactReturns, redactOrders, redactCustomerRow]),
  "shop/redact": shopToErase,
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
  "returns/request": onReturnChanged,
  "returns/approve": onReturnChanged,
  "returns/decline": onReturnChanged,
  "returns/cancel": onReturnChanged,
  "returns/close": onReturnChanged,
  "returns/reopen": onReturnChanged,
  "returns/update": onReturnChanged,
  "returns/process": onReturnsWorkedOn,
  "reverse_deliveries/attach_deliverable": onReverseDelivery,
  "reverse_fulfillment_orders/dispose": onReturnsWorkedOn,
  "customers/update": customerTold,
  "bulk_operations/finish": bulkFinished,
};
