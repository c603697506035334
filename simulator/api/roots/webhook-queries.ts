import { pageOf } from "../connection.ts";
import type { PageArgs } from "../connection.ts";
import { idOf } from "../global-id.ts";
import type { Fields } from "../resolver.ts";
import { ofShop, own } from "../types/lookup.ts";

interface WebhookArgs extends PageArgs {
  topics?: string[] | null;
  uri?: string | null;
  callbackUrl?: string | null;
}

/** Root queries about shop-specific webhook subscriptions; those of the toml are not listed, as at Shopify. */
export const webhookQueries: Fields<undefined> = {
  webhookSubscription: (_root, { id }: { id: string }, ctx) =>
    own(ctx, ctx.world.state.webhookSubscriptions[idOf(id, "WebhookSubscription")]),
  webhookSubscriptions: (_root, args: WebhookArgs, ctx) => {
    const uri = args.uri ?? args.callbackUrl;
    const wanted = ofShop(ctx, ctx.world.state.webhookSubscriptions).filter(
      (one) => (!uri || one.uri === uri) && (!args.topics?.length || args.topics.includes(one.topic.toUpperCase().replaceAll("/", "_"))),
    );
    return pageOf(wanted, args);
  },
  webhookSubscriptionsCount: (_root, _args, ctx) => ({
    count: ofShop(ctx, ctx.world.state.webhookSubscriptions).length,
    precision: "EXACT",
  }),
};
