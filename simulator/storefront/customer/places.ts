import type { Simulator } from "../../simulator.ts";
import type { Shop } from "../../world/types.ts";

/** Newest version of the Customer Account API that is played. */
export const API_VERSION = "2026-10";

/** Origin of what a browser opens: the storefront port here, where Shopify has the account domain. */
const browserOrigin = (sim: Simulator): string => `http://127.0.0.1:${sim.config.ports.storefront}`;

const base = (shop: Shop): string => `https://shopify.com/authentication/${shop.id}`;

/** Who signs the id_token. */
export const issuer = (shop: Shop): string => base(shop);

/**
 * `/.well-known/openid-configuration` of a shop. What a browser opens lies on the storefront port, what a server calls on shopify.com,
 * which the app's preload leads here.
 */
export const openidConfiguration = (sim: Simulator, shop: Shop): Record<string, unknown> => ({
  issuer: issuer(shop),
  authorization_endpoint: `${browserOrigin(sim)}/authentication/${shop.id}/oauth/authorize`,
  token_endpoint: `${base(shop)}/oauth/token`,
  end_session_endpoint: `${browserOrigin(sim)}/authentication/${shop.id}/logout`,
  jwks_uri: `${base(shop)}/.well-known/jwks.json`,
  grant_types_supported: ["authorization_code", "refresh_token"],
  response_types_supported: ["code"],
  scopes_supported: ["openid", "email", "customer-account-api:full"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: ["RS256"],
  token_endpoint_auth_methods_supported: ["client_secret_basic", "none"],
  code_challenge_methods_supported: ["S256"],
});

/** `/.well-known/customer-account-api` of a shop. */
export const apiDiscovery = (shop: Shop): Record<string, unknown> => ({
  graphql_api: `https://shopify.com/${shop.id}/account/customer/api/${API_VERSION}/graphql`,
  mcp_api: `https://shopify.com/${shop.id}/account/customer/api/mcp`,
});

/**
 * Whether an address is one of the app's: listed in the toml as it is, or the app window with the path of a listed one
 * (the toml names the app's public host, which isn't reached from here).
 */
export function isListed(sim: Simulator, address: string, listed: string[]): boolean {
  return listed.some((one) => one === address || sim.config.appWindow + new URL(one, "http://app.invalid").pathname === address);
}
