import type { World } from "../world/world.ts";
import { deed } from "./announcer.ts";

/** https://shopify.dev/docs/apps/build/compliance/privacy-law-compliance: 48 hours after the app was uninstalled. */
const WAIT_MS = 48 * 3_600_000;

/** Announces shop/redact for shops that uninstalled 48 hours ago and did not come back; each once. Answers their domains. */
export function dueRedactions(world: World): string[] {
  const due = Object.values(world.state.installations).filter(
    (installation) =>
      installation.uninstalledAt !== null &&
      installation.redactedAt === null &&
      Date.parse(installation.uninstalledAt) + WAIT_MS <= world.now(),
  );
  for (const installation of due) {
    installation.redactedAt = world.iso();
    deed(world, installation.shop).tell("shop/redact", world.state.shops[installation.shop]?.id ?? "");
  }
  return due.map((installation) => installation.shop);
}
