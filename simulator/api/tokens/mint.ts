import { randomBytes } from "node:crypto";
import type { Installation, Staff, Token } from "../../world/types.ts";
import type { World } from "../../world/world.ts";

const OFFLINE_SECONDS = 3600;
const REFRESH_SECONDS = 90 * 24 * 3600;
const ONLINE_SECONDS = 86_399;

/** Body of a successful answer of the token endpoint. */
export type TokenAnswer = Record<string, unknown>;

const fresh = (prefix: string): string => `${prefix}_${randomBytes(16).toString("hex")}`;

const keep = (world: World, token: Omit<Token, "pairedWith" | "replacedBy" | "revoked"> & { pairedWith?: string | null }): Token => {
  const whole: Token = { pairedWith: null, replacedBy: null, revoked: false, ...token };
  world.state.tokens[whole.token] = whole;
  world.changed();
  return whole;
};

const until = (world: World, seconds: number): string => new Date(world.now() + seconds * 1000).toISOString();

/** An offline token of the installation; an expiring one (1 h) comes with a refresh token (90 days). */
export function mintOffline(world: World, installation: Installation, expiring: boolean): TokenAnswer {
  const { shop, scopes } = installation;
  const expiresAt = expiring ? until(world, OFFLINE_SECONDS) : null;
  const access = keep(world, { token: fresh("shpat"), shop, kind: "offline", subject: null, scopes, expiresAt });
  const answer = { access_token: access.token, scope: scopes.join(",") };
  if (!expiring) return answer;
  const expires = until(world, REFRESH_SECONDS);
  const refresh = keep(world, {
    token: fresh("shprt"),
    shop,
    kind: "refresh",
    subject: null,
    scopes,
    expiresAt: expires,
    pairedWith: access.token,
  });
  return { ...answer, expires_in: OFFLINE_SECONDS, refresh_token: refresh.token, refresh_token_expires_in: REFRESH_SECONDS };
}

/** An online token: the app's scopes cut down to what the person may do, with who it is. */
export function mintOnline(world: World, installation: Installation, staff: Staff): TokenAnswer {
  const scopes = staff.permissions.includes("*")
    ? installation.scopes
    : installation.scopes.filter((scope) => staff.permissions.includes(scope));
  const expiresAt = until(world, ONLINE_SECONDS);
  const access = keep(world, { token: fresh("shpua"), shop: installation.shop, kind: "online", subject: staff.id, scopes, expiresAt });
  return {
    access_token: access.token,
    scope: installation.scopes.join(","),
    expires_in: ONLINE_SECONDS,
    associated_user_scope: scopes.join(","),
    associated_user: {
      // A number in Shopify's answer; one that JSON would round is given as text.
      id: Number.isSafeInteger(Number(staff.id)) ? Number(staff.id) : staff.id,
      first_name: staff.firstName,
      last_name: staff.lastName,
      email: staff.email,
      email_verified: true,
      account_owner: staff.accountOwner,
      locale: staff.locale,
      collaborator: false,
    },
  };
}
