import type { WebhookHandler } from "~/platform/shopify/webhook.server";

/** Shopify topic → handler. Every topic of shopify.app.toml stands here. */
export const webhooks: Record<string, WebhookHandler> = {};
