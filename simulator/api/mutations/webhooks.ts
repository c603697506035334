import type { WebhookSubscription } from "../../world/types.ts";
import type { AdminContext } from "../context.ts";
import { idOf } from "../global-id.ts";
import type { Fields } from "../resolver.ts";
import { ofShop, own } from "../types/lookup.ts";
import { payload, problem } from "./payload.ts";
import { subscriptionProblems } from "./webhook-checks.ts";
import type { SubscriptionInput } from "./webhook-checks.ts";

const all = (ctx: AdminContext): WebhookSubscription[] => ofShop(ctx, ctx.world.state.webhookSubscriptions);

const missing = () => ({ webhookSubscription: null, userErrors: [problem(["id"], "Webhook subscription does not exist")] });

const keep = (ctx: AdminContext, subscription: WebhookSubscription, others: readonly WebhookSubscription[]): object => {
  const userErrors = subscriptionProblems(subscription, others);
  if (!userErrors.length) {
    ctx.world.state.webhookSubscriptions[subscription.id] = subscription;
    ctx.world.changed();
  }
  return payload(userErrors, { webhookSubscription: subscription });
};

/** Shop-specific webhook subscriptions. */
export const webhookMutations: Fields<undefined> = {
  webhookSubscriptionCreate: (_root, args: { topic: string; webhookSubscription: SubscriptionInput }, ctx) => {
    const input = args.webhookSubscription;
    const now = ctx.world.iso();
    const subscription: WebhookSubscription = {
      id: ctx.world.newId(),
      shop: ctx.shop.domain,
      topic: args.topic,
      uri: input.uri ?? input.callbackUrl ?? "",
      name: input.name ?? null,
      filter: input.filter ?? null,
      includeFields: input.includeFields ?? [],
      metafieldNamespaces: input.metafieldNamespaces ?? [],
      format: input.format ?? "JSON",
      createdAt: now,
      updatedAt: now,
    };
    return keep(ctx, subscription, all(ctx));
  },
  webhookSubscriptionUpdate: (_root, args: { id: string; webhookSubscription: SubscriptionInput }, ctx) => {
    const before = own(ctx, ctx.world.state.webhookSubscriptions[idOf(args.id, "WebhookSubscription")]);
    if (!before) return missing();
    const input = args.webhookSubscription;
    const changed: WebhookSubscription = {
      ...before,
      uri: input.uri ?? input.callbackUrl ?? before.uri,
      name: input.name ?? before.name,
      filter: input.filter === undefined ? before.filter : input.filter,
      metafieldNamespaces: input.metafieldNamespaces ?? before.metafieldNamespaces ?? [],
      includeFields: input.includeFields ?? before.includeFields,
      format: input.format ?? before.format,
      updatedAt: ctx.world.iso(),
    };
    return keep(
      ctx,
      changed,
      all(ctx).filter((one) => one.id !== before.id),
    );
  },
  webhookSubscriptionDelete: (_root, { id }: { id: string }, ctx) => {
    const found = own(ctx, ctx.world.state.webhookSubscriptions[idOf(id, "WebhookSubscription")]);
    if (!found) return { deletedWebhookSubscriptionId: null, userErrors: missing().userErrors };
    delete ctx.world.state.webhookSubscriptions[found.id];
    ctx.world.changed();
    return { deletedWebhookSubscriptionId: `gid://shopify/WebhookSubscription/${found.id}`, userErrors: [] };
  },
};
