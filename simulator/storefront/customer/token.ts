import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { Simulator } from "../../simulator.ts";
import type { Shop, Token } from "../../world/types.ts";
import { signJwt } from "./keys.ts";
import { issuer } from "./places.ts";

/** Seconds for which an access token is good. */
const ACCESS_LIFETIME = 7200;
/** Milliseconds for which a refresh token is good. */
const REFRESH_LIFETIME = 30 * 24 * 3_600_000;

export interface TokenAnswer {
  status: number;
  body: Record<string, unknown>;
}

const refusal = (status: number, error: string, description: string): TokenAnswer => ({
  status,
  body: { error, error_description: description },
});

const same = (a: string, b: string): boolean => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** "confidential" with the right secret, "public" with an Origin (Shopify demands one), else what is wrong. */
function client(sim: Simulator, req: IncomingMessage, form: URLSearchParams): "confidential" | "public" | TokenAnswer {
  const [id, secret] = Buffer.from(/^Basic (.+)$/i.exec(req.headers.authorization ?? "")?.[1] ?? "", "base64")
    .toString("utf8")
    .split(":");
  if (secret !== undefined)
    return id === sim.config.apiKey && same(secret, sim.config.apiSecret)
      ? "confidential"
      : refusal(401, "invalid_client", "Client authentication failed.");
  if (form.get("client_id") !== sim.config.apiKey) return refusal(401, "invalid_client", "Unknown client.");
  return req.headers.origin ? "public" : refusal(401, "invalid_client", "A public client must send its Origin.");
}

function newToken(sim: Simulator, like: Token, kind: "customer" | "customer-refresh", pairedWith: string | null): Token {
  const lifetime = kind === "customer" ? ACCESS_LIFETIME * 1000 : REFRESH_LIFETIME;
  const token = `${kind === "customer" ? "shcat" : "shcrt"}_${randomBytes(32).toString("hex")}`;
  const made: Token = {
    ...like,
    token,
    kind,
    pairedWith,
    replacedBy: null,
    revoked: false,
    expiresAt: new Date(sim.world.now() + lifetime).toISOString(),
  };
  sim.world.state.tokens[token] = made;
  return made;
}

function idToken(sim: Simulator, shop: Shop, grant: Token): string {
  const now = Math.floor(sim.world.now() / 1000);
  const customer = sim.world.state.customers[grant.subject ?? ""];
  const nonce = grant.grant?.nonce;
  return signJwt({
    iss: issuer(shop),
    aud: sim.config.apiKey,
    sub: grant.subject,
    exp: now + ACCESS_LIFETIME,
    iat: now,
    auth_time: now,
    ...(nonce ? { nonce } : {}),
    ...(customer?.email ? { email: customer.email, email_verified: true } : {}),
  });
}

function pair(sim: Simulator, shop: Shop, from: Token): TokenAnswer {
  const access = newToken(sim, from, "customer", null);
  const refresh = newToken(sim, from, "customer-refresh", access.token);
  from.revoked = true;
  from.replacedBy = refresh.token;
  sim.world.changed();
  return {
    status: 200,
    body: {
      access_token: access.token,
      token_type: "bearer",
      expires_in: ACCESS_LIFETIME,
      scope: from.scopes.join(" "),
      id_token: idToken(sim, shop, from),
      refresh_token: refresh.token,
    },
  };
}

const usable = (sim: Simulator, token: Token | undefined, shop: Shop, kind: Token["kind"]): token is Token =>
  token !== undefined &&
  token.kind === kind &&
  token.shop === shop.domain &&
  !token.revoked &&
  Date.parse(token.expiresAt ?? "") > sim.world.now();

function codeFault(form: URLSearchParams, code: Token, who: "confidential" | "public"): string | undefined {
  if (form.get("redirect_uri") !== code.grant?.redirectUri) return "The redirect_uri differs from the one of the authorization request.";
  const challenge = code.grant.challenge;
  if (who === "public" && !challenge) return "A public client must use PKCE.";
  const verifier = createHash("sha256")
    .update(form.get("code_verifier") ?? "")
    .digest("base64url");
  return challenge && !same(verifier, challenge) ? "The code_verifier doesn't fit the code_challenge." : undefined;
}

/** `/authentication/{shop_id}/oauth/token`: codes and refresh tokens are good once. */
export function exchange(sim: Simulator, shop: Shop, req: IncomingMessage, form: URLSearchParams): TokenAnswer {
  const who = client(sim, req, form);
  if (typeof who === "object") return who;
  if (form.get("grant_type") === "refresh_token") {
    const refresh = sim.world.state.tokens[form.get("refresh_token") ?? ""];
    return usable(sim, refresh, shop, "customer-refresh")
      ? pair(sim, shop, refresh)
      : refusal(400, "invalid_grant", "The refresh token is invalid or was used.");
  }
  if (form.get("grant_type") !== "authorization_code")
    return refusal(400, "unsupported_grant_type", "Only authorization_code and refresh_token.");
  const code = sim.world.state.tokens[form.get("code") ?? ""];
  if (!usable(sim, code, shop, "code")) return refusal(400, "invalid_grant", "The code is invalid, expired or was used.");
  const fault = codeFault(form, code, who);
  return fault ? refusal(400, "invalid_grant", fault) : pair(sim, shop, code);
}

/** The customer of an access token; undefined when it is unknown, expired or revoked. The header holds the bare token, without "Bearer". */
export function customerOf(sim: Simulator, shop: Shop, header: string | undefined): string | undefined {
  const token = sim.world.state.tokens[header ?? ""];
  return usable(sim, token, shop, "customer") ? (token.subject ?? undefined) : undefined;
}
