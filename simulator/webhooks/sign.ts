import { createHmac } from "node:crypto";

/**
 * base64(HMAC-SHA256(client secret, raw body bytes)), as in X-Shopify-Hmac-Sha256.
 * https://shopify.dev/docs/apps/build/webhooks/verify-deliveries
 */
export const sign = (secret: string, body: Buffer): string => createHmac("sha256", secret).update(body).digest("base64");
