import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, AppDistribution, LogSeverity, shopifyApp } from "@shopify/shopify-app-remix/server";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log/log.server";
import { sessionStore } from "./session-store.server";

/** The Admin API version we speak; the schema in schemas/ and the webhooks in shopify.app.toml are of the same. */
export const API_VERSION = ApiVersion.October26;

export const shopify = shopifyApp({
  apiKey: env.SHOPIFY_API_KEY,
  apiSecretKey: env.SHOPIFY_API_SECRET,
  appUrl: env.SHOPIFY_APP_URL,
  scopes: env.SCOPES,
  apiVersion: API_VERSION,
  distribution: AppDistribution.AppStore,
  sessionStorage: sessionStore,
  useOnlineTokens: true,
  logger: { level: LogSeverity.Warning, log: (_severity, message) => Promise.resolve(log.warn({ from: "shopify-api" }, message)) },
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});
