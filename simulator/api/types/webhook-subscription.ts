import type { WebhookSubscription } from "../../world/types.ts";
import type { Fields } from "../resolver.ts";

/** GraphQL's WebhookSubscription; the world keeps the topic as the enum's value. */
export const webhookSubscriptionFields: Fields<WebhookSubscription> = {
  legacyResourceId: (one) => one.id,
  callbackUrl: (one) => one.uri,
  endpoint: (one) => ({ __typename: "WebhookHttpEndpoint", callbackUrl: one.uri }),
  topic: (one) => one.topic.toUpperCase().replaceAll("/", "_"),
  metafieldNamespaces: (one) => one.metafieldNamespaces ?? [],
  metafields: () => [],
  apiVersion: (_one, _args, ctx) => ({ handle: ctx.version, displayName: ctx.version, supported: true }),
};
