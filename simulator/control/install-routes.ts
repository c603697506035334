import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { installApp } from "../actions/install-app.ts";
import { redactCustomer } from "../actions/redact-customer.ts";
import { requestCustomerData } from "../actions/request-customer-data.ts";
import { uninstallApp } from "../actions/uninstall-app.ts";
import { BadInput } from "../http.ts";
import type { Simulator } from "../simulator.ts";
import { accepted, shopOf, someText, type Fields } from "./input.ts";
import type { Route } from "./route.ts";

/** The scopes the app asks for, as Shopify-managed installation grants them. */
function scopesOfApp({ config }: Simulator): string[] {
  const toml = parse(readFileSync(config.appToml, "utf8")) as { access_scopes?: { scopes?: string } };
  const scopes = (toml.access_scopes?.scopes ?? "").split(",").map((scope) => scope.trim());
  return scopes.filter((scope) => scope !== "");
}

function givenScopes(fields: Fields): string[] | undefined {
  const { scopes } = fields;
  if (scopes === undefined) return undefined;
  if (!Array.isArray(scopes) || scopes.some((scope) => typeof scope !== "string"))
    throw new BadInput('"scopes" has to be a list of texts.');
  return scopes as string[];
}

const person = (sim: Simulator, fields: Fields): { shop: string; customerId: string } => ({
  shop: shopOf(sim, fields),
  customerId: someText(fields, "customerId"),
});

/** The app comes and goes; people ask for their data. */
export const installRoutes: Route[] = [
  {
    at: "POST /api/install",
    does: 'installs the app or changes its scopes: {"shop"?, "scopes"?}',
    run: ({ sim, fields }) =>
      accepted(installApp(sim.world, { shop: shopOf(sim, fields), scopes: givenScopes(fields) ?? scopesOfApp(sim) })),
  },
  {
    at: "POST /api/uninstall",
    does: 'uninstalls it: {"shop"?}; shop/redact follows when the clock is 48 hours later',
    run: ({ sim, fields }) => accepted(uninstallApp(sim.world, { shop: shopOf(sim, fields) })),
  },
  {
    at: "POST /api/redact",
    does: 'erases a customer: {"customerId", "shop"?}',
    run: ({ sim, fields }) => accepted(redactCustomer(sim.world, person(sim, fields))),
  },
  {
    at: "POST /api/data-request",
    does: 'a customer asks what is known: {"customerId", "shop"?}',
    run: ({ sim, fields }) => accepted(requestCustomerData(sim.world, person(sim, fields))),
  },
];
