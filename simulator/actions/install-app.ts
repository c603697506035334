import type { Installation } from "../world/types.ts";
import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";
import { refuse, type Result } from "./user-error.ts";

/**
 * Installs the app with these scopes, or changes the scopes of an app that is installed (announces app/scopes_update).
 * Tokens come from the token endpoint, not from here. Nothing is announced for a first install: Shopify has no such topic.
 */
export function installApp(world: World, input: { shop: string; scopes: string[] }): Result<{ installation: Installation }> {
  if (!world.state.shops[input.shop]) return refuse("shop", "Shop does not exist", "NOT_FOUND");
  const before = world.state.installations[input.shop];
  const running = before !== undefined && before.installedAt !== null && before.uninstalledAt === null;
  const installation: Installation = {
    shop: input.shop,
    scopes: [...input.scopes],
    installedAt: running ? before.installedAt : world.iso(),
    uninstalledAt: null,
    redactedAt: null,
  };
  world.state.installations[input.shop] = installation;
  const announcer = deed(world, input.shop);
  if (running && [...before.scopes].sort().join() !== [...input.scopes].sort().join()) {
    announcer.tell("app/scopes_update", world.state.shops[input.shop]?.id ?? "", { previous: before.scopes, current: input.scopes });
  }
  return { userErrors: [], installation };
}
