import { createHmac, timingSafeEqual } from "node:crypto";

/** Claims of a session token (https://shopify.dev/docs/apps/build/authentication-authorization/session-tokens). */
export interface IdTokenClaims {
  iss: string;
  /** "https://{shop}" */
  dest: string;
  aud: string;
  /** Staff id. */
  sub: string;
  /** Seconds since 1970. */
  exp: number;
  nbf: number;
  iat: number;
}

const part = (text: string | undefined): unknown => {
  try {
    return JSON.parse(Buffer.from(text ?? "", "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
};

const signedBy = (token: string, secret: string): boolean => {
  const [head, body, signature] = token.split(".");
  const expected = createHmac("sha256", secret)
    .update(`${head ?? ""}.${body ?? ""}`)
    .digest();
  const given = Buffer.from(signature ?? "", "base64url");
  return given.length === expected.length && timingSafeEqual(given, expected);
};

/**
 * Claims of a session token that this app may exchange for `shop`, or undefined: wrong signature, audience, shop, or out of its minute.
 * @param now milliseconds since 1970
 */
export function readIdToken(
  token: string,
  expect: { secret: string; apiKey: string; shop: string; now: number },
): IdTokenClaims | undefined {
  const head = part(token.split(".")[0]) as { alg?: unknown } | undefined;
  if (head?.alg !== "HS256" || !signedBy(token, expect.secret)) return undefined;
  const claims = part(token.split(".")[1]) as Partial<IdTokenClaims> | undefined;
  const seconds = expect.now / 1000;
  if (!claims || claims.aud !== expect.apiKey || claims.dest !== `https://${expect.shop}`) return undefined;
  if (typeof claims.exp !== "number" || claims.exp < seconds) return undefined;
  if (typeof claims.nbf !== "number" || claims.nbf > seconds + 5) return undefined;
  return claims as IdTokenClaims;
}
