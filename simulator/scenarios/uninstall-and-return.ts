import { dueRedactions } from "../actions/due-redactions.ts";
import { installApp } from "../actions/install-app.ts";
import { uninstallApp } from "../actions/uninstall-app.ts";
import { made } from "../actions/user-error.ts";
import { opening } from "./opening.ts";
import { DAY, DEMO, HOUR, type Scenario, SECOND } from "./scenario.ts";

const SCOPES = ["read_orders", "write_orders", "read_customers", "read_products", "read_returns", "write_returns"];

/**
 * The demo shop leaves and comes back within the 48 hours: nothing is erased. The second shop left three days ago and stays away: shop/redact goes out.
 * A shop that never had the app gets it first, so that there is something to remove.
 */
export const uninstallAndReturn: Scenario = {
  title: "Uninstalled, and back again",
  summary: "One shop removes the app and installs it again an hour later; the other stays away for three days and its data must go.",
  play: async (sim) => {
    await opening.play(sim);
    const { world } = sim;
    const now = world.now();
    const scopesOf = (shop: string): string[] => world.state.installations[shop]?.scopes ?? SCOPES;
    const installed = (shop: string): boolean => {
      const installation = world.state.installations[shop];
      return installation !== undefined && installation.installedAt !== null && installation.uninstalledAt === null;
    };
    for (const shop of [DEMO, SECOND]) {
      if (!installed(shop)) await world.at(now - 10 * DAY, () => made(installApp(world, { shop, scopes: scopesOf(shop) }), "installation"));
    }
    await world.at(now - 3 * DAY, () => made(uninstallApp(world, { shop: SECOND }), "installation"));
    await world.at(now - HOUR, () => made(uninstallApp(world, { shop: DEMO }), "installation"));
    await world.at(now - 1000, () => made(installApp(world, { shop: DEMO, scopes: scopesOf(DEMO) }), "installation"));
    const gone = dueRedactions(world);
    return {
      look: [
        `${DEMO} left for an hour: its data must still be there after the next sign-in.`,
        `shop/redact went out for: ${gone.join(", ") || "nobody"}.`,
      ],
    };
  },
};
