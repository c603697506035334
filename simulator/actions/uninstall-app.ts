import type { Installation } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refuse, type Result } from "./user-error.ts";

/**
 * Removes the app: every token of the shop is revoked at once and subscriptions made through the API go, then app/uninstalled is announced.
 * 48 hours later `dueRedactions` announces shop/redact.
 */
export function uninstallApp(world: World, input: { shop: string }): Result<{ installation: Installation }> {
  const installation = world.state.installations[input.shop];
  if (!installation || installation.installedAt === null || installation.uninstalledAt !== null)
    return refuse("shop", "App is not installed", "NOT_FOUND");
  installation.uninstalledAt = world.iso();
  for (const token of Object.values(world.state.tokens)) {
    if (token.shop === input.shop && token.kind !== "customer" && token.kind !== "customer-refresh") token.revoked = true;
  }
  for (const subscription of Object.values(world.state.webhookSubscriptions)) {
    if (subscription.shop === input.shop) delete world.state.webhookSubscriptions[subscription.id];
  }
  deed(world, input.shop).tell("app/uninstalled", world.state.shops[input.shop]?.id ?? "");
  return { userErrors: [], installation };
}
