import type { World } from "../world/world.ts";
import type { AppWebhooks, Subscription } from "./app-subscriptions.ts";

const plainNames = new Map<string, string>();

/** "orders/create" and ORDERS_CREATE are one topic. */
function plain(topic: string): string {
  const name = plainNames.get(topic) ?? topic.toUpperCase().replace(/[^A-Z0-9]+/g, "_");
  plainNames.set(topic, name);
  return name;
}

function ofShop(world: World, shop: string): Subscription[] {
  return Object.values(world.state.webhookSubscriptions)
    .filter((subscription) => subscription.shop === shop)
    .map(({ id, topic, uri, name, filter, includeFields }) => ({ id, topic, uri, name, filter, includeFields, compliance: false }));
}

/**
 * Who hears of a topic of a shop. Only shops that have the app are told, but for the farewell (app/uninstalled) and the
 * compliance topics, which go out after the app is gone. Compliance topics are subscribed to in the toml only.
 */
export function subscribers(world: World, app: AppWebhooks, shop: string, topic: string): Subscription[] {
  const installation = world.state.installations[shop];
  if (!installation) return [];
  const installed = installation.installedAt !== null && installation.uninstalledAt === null;
  const wanted = plain(topic);
  return [...app.subscriptions, ...ofShop(world, shop)]
    .filter((subscription) => plain(subscription.topic) === wanted)
    .filter((subscription) => installed || subscription.compliance || wanted === "APP_UNINSTALLED");
}
