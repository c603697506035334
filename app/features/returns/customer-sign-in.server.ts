import { createHash } from "node:crypto";
import { z } from "zod";
import { Refusal } from "~/lib/refusal";
import { hours, later, minutes } from "~/platform/clock";
import { env } from "~/platform/env.server";
import { findShop } from "~/features/shop/find-shop.server";
import { randomToken, readToken, same, seal, signedToken, unseal } from "~/platform/secrets/seal.server";
import { openCustomerSession } from "./portal-session.server";
import { discoverAccounts, redeemCode } from "./shopify/customer-accounts.server";

const PURPOSE = "customer-sign-in";
/** What the shopper's browser keeps while it is at Shopify. */
const COOKIE_LIFE = minutes(10);

const errand = z.object({ shop: z.string(), prefix: z.string(), locale: z.string() });
const kept = errand.extend({ state: z.string(), nonce: z.string(), verifier: z.string(), until: z.number() });

const callback = (): string => `${env.SHOPIFY_APP_URL}/customer/callback`;
const expired = (cause?: unknown): Refusal =>
  new Refusal("invalid", "sign-in-expired", "This sign-in has expired. Please go back to the shop and start again.", { cause });

/** Where the button "Sign in with your account" leads: our own host, since pages behind the app proxy can keep no cookie. */
export function signInLink(shop: string, prefix: string, locale: string, now: Date): string {
  const token = signedToken(PURPOSE, JSON.stringify({ shop, prefix, locale }), later(now, hours(2)));
  return `${env.SHOPIFY_APP_URL}/customer/login?t=${token}`;
}

/**
 * Begins signing in by the Customer Account API (https://shopify.dev/docs/storefronts/headless/building-with-the-customer-account-api).
 * @returns Shopify's sign-in page, and what the browser must keep, sealed, for the way back
 * @throws Refusal "sign-in-expired"; "accounts-away" when the shop's accounts don't answer
 */
export async function beginSignIn(token: string, now: Date): Promise<{ location: string; cookie: string }> {
  const text = readToken(PURPOSE, token, now);
  if (!text) throw expired();
  const { shop, prefix, locale } = errand.parse(JSON.parse(text));
  await findShop(shop);
  const { openid } = await discoverAccounts(shop);
  const secrets = { state: randomToken(), nonce: randomToken(), verifier: randomToken(), until: later(now, COOKIE_LIFE).getTime() };
  const query = new URLSearchParams({
    client_id: env.SHOPIFY_API_KEY,
    response_type: "code",
    redirect_uri: callback(),
    scope: "openid email customer-account-api:full",
    state: secrets.state,
    nonce: secrets.nonce,
    code_challenge: createHash("sha256").update(secrets.verifier).digest("base64url"),
    code_challenge_method: "S256",
    locale,
  });
  const cookie = Buffer.from(seal(JSON.stringify({ shop, prefix, locale, ...secrets }))).toString("base64url");
  return { location: `${openid.authorization_endpoint}?${query.toString()}`, cookie };
}

/**
 * Ends it: the code becomes tokens, the id_token is verified, and a proven session on the returns pages begins.
 * @returns the page in the shop to go on with
 * @throws Refusal "sign-in-expired" for a cookie, state or code that doesn't fit; "signed-out" when the shopper gave up
 */
export async function finishSignIn(query: URLSearchParams, cookie: string, now: Date): Promise<string> {
  const { shop, prefix, locale, state, nonce, verifier, until } = openCookie(cookie);
  if (until <= now.getTime() || !same(query.get("state") ?? "", state)) throw expired();
  const { primaryUrl } = await findShop(shop);
  const code = query.get("code");
  if (!code) return `${primaryUrl}${prefix}/returns?${new URLSearchParams({ locale }).toString()}`;
  const who = await redeemCode(shop, { code, verifier, nonce, redirectUri: callback() }, now);
  const token = await openCustomerSession(shop, who, now);
  return `${primaryUrl}${prefix}/returns/orders?${new URLSearchParams({ s: token, locale }).toString()}`;
}

function openCookie(cookie: string): z.infer<typeof kept> {
  try {
    return kept.parse(JSON.parse(unseal(Buffer.from(cookie, "base64url"))));
  } catch (error) {
    throw expired(error);
  }
}
