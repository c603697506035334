import type { Simulator } from "../../simulator.ts";
import type { Installation, Token } from "../../world/types.ts";
import { readIdToken } from "./id-token.ts";
import { mintOffline, mintOnline } from "./mint.ts";
import type { TokenAnswer } from "./mint.ts";

/** Status and JSON body of the token endpoint. */
export interface GrantResult {
  status: number;
  body: TokenAnswer;
}

const EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";

const no = (error: string, description: string, status = 400): GrantResult => ({ status, body: { error, error_description: description } });

const installed = (sim: Simulator, shop: string): Installation | undefined => {
  const installation = sim.world.state.installations[shop];
  return installation?.installedAt && !installation.uninstalledAt ? installation : undefined;
};

const exchange = (sim: Simulator, shop: string, form: Record<string, unknown>): GrantResult => {
  const { world, config } = sim;
  if (form.subject_token_type !== ID_TOKEN) return no("invalid_request", "Unsupported subject_token_type");
  const expect = { secret: config.apiSecret, apiKey: config.apiKey, shop, now: world.now() };
  const claims = readIdToken(String(form.subject_token ?? ""), expect);
  if (!claims) return no("invalid_subject_token", "The subject token is invalid or has expired.");
  const installation = installed(sim, shop);
  if (!installation) return no("application_cannot_be_found", "The application is not installed on this shop.");
  if (form.requested_token_type === OFFLINE)
    return { status: 200, body: mintOffline(world, installation, String(form.expiring ?? "0") === "1") };
  if (form.requested_token_type !== ONLINE) return no("invalid_request", "Unsupported requested_token_type");
  const staff = world.state.staff[claims.sub];
  if (!staff || staff.shop !== shop) return no("invalid_subject_token", "The subject of the token is no staff member of this shop.");
  return { status: 200, body: mintOnline(world, installation, staff) };
};

const usable = (sim: Simulator, shop: string, text: unknown): Token | undefined => {
  const token = sim.world.state.tokens[String(text ?? "")];
  if (!token || token.kind !== "refresh" || token.shop !== shop || token.revoked) return undefined;
  return token.expiresAt !== null && Date.parse(token.expiresAt) <= sim.world.now() ? undefined : token;
};

/**
 * A refresh token may be used again until a successor of it is used
 * (https://shopify.dev/changelog/more-resilient-refreshes-for-expiring-offline-access-tokens).
 */
const refresh = (sim: Simulator, shop: string, form: Record<string, unknown>): GrantResult => {
  const token = usable(sim, shop, form.refresh_token);
  const installation = installed(sim, shop);
  if (!token || !installation) return no("invalid_grant", "Token has been expired or revoked.");
  const body = mintOffline(sim.world, installation, true);
  const successor = sim.world.state.tokens[String(body.refresh_token)];
  if (!successor) throw new Error("minting gave no refresh token");
  for (const other of Object.values(sim.world.state.tokens)) {
    if (other.kind === "refresh" && other.replacedBy?.split(" ").includes(token.token)) other.revoked = true;
  }
  token.replacedBy = [token.replacedBy, successor.token].filter(Boolean).join(" ");
  sim.world.changed();
  return { status: 200, body };
};

/** Answers POST /admin/oauth/access_token. */
export function grant(sim: Simulator, shop: string, form: Record<string, unknown>): GrantResult {
  if (form.client_id !== sim.config.apiKey || form.client_secret !== sim.config.apiSecret) {
    return no("invalid_client", "Client authentication failed.", 401);
  }
  if (form.grant_type === EXCHANGE) return exchange(sim, shop, form);
  if (form.grant_type === "refresh_token") return refresh(sim, shop, form);
  return no("unsupported_grant_type", "The authorization grant type is not supported.");
}
