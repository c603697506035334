import { createLocalJWKSet, jwtVerify } from "jose";
import { z } from "zod";
import { Refusal } from "~/lib/refusal";
import { env } from "~/platform/env.server";

const openid = z.object({ issuer: z.string(), authorization_endpoint: z.url(), token_endpoint: z.url(), jwks_uri: z.url() });
const api = z.object({ graphql_api: z.url() });
const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });
const tokens = z.object({ access_token: z.string(), id_token: z.string() });
const whoAmI = z.object({ data: z.object({ customer: z.object({ id: z.string().regex(/^gid:\/\/shopify\/Customer\/\d+$/) }) }) });

const TIMEOUT_MS = 8_000;

/** Asks and parses. @throws Refusal "accounts-away" when there is no usable answer, "sign-in-over" for a token that is no longer good */
async function ask<T>(schema: z.ZodType<T>, url: string, init: RequestInit = {}): Promise<T> {
  try {
    const response = await fetch(url, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.status === 401 && init.headers) throw new Refusal("signed-out", "sign-in-over", "Please sign in again.");
    if (!response.ok) throw new Error(`${new URL(url).pathname} answered ${response.status}`);
    return schema.parse(await response.json());
  } catch (cause) {
    if (cause instanceof Refusal) throw cause;
    const person = "Signing in is not possible at the moment. Please use your order number instead.";
    throw new Refusal("unavailable", "accounts-away", person, { cause });
  }
}

/** The shop's account endpoints, by discovery on its own host: they are never hard-coded. */
export async function discoverAccounts(shop: string): Promise<{ openid: z.infer<typeof openid>; graphqlApi: string }> {
  const [found, { graphql_api: graphqlApi }] = await Promise.all([
    ask(openid, `https://${shop}/.well-known/openid-configuration`),
    ask(api, `https://${shop}/.well-known/customer-account-api`),
  ]);
  return { openid: found, graphqlApi };
}

/** A shopper whom Shopify signed in. */
export interface SignedIn {
  /** GID */
  customerId: string;
  /** Good for two hours. */
  accessToken: string;
}

interface Redemption {
  code: string;
  verifier: string;
  nonce: string;
  redirectUri: string;
}

/**
 * Redeems an authorization code as a confidential client with PKCE and verifies the id_token (RS256, issuer, audience, nonce).
 * @returns the owner of the token as Shopify's own API names them
 * @throws Refusal "accounts-away", "sign-in-refused"
 */
export async function redeemCode(shop: string, { code, verifier, nonce, redirectUri }: Redemption, now: Date): Promise<SignedIn> {
  const { openid: found, graphqlApi } = await discoverAccounts(shop);
  const client = `${env.SHOPIFY_API_KEY}:${env.SHOPIFY_API_SECRET}`;
  const answer = await ask(tokens, found.token_endpoint, {
    method: "POST",
    headers: { authorization: `Basic ${Buffer.from(client).toString("base64")}` },
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: env.SHOPIFY_API_KEY,
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
    }),
  });
  const keys = createLocalJWKSet(await ask(keySet, found.jwks_uri));
  const refused = (cause: unknown): Refusal =>
    new Refusal("not-allowed", "sign-in-refused", "This sign-in could not be verified. Please start again.", { cause });
  const checks = { issuer: found.issuer, audience: env.SHOPIFY_API_KEY, algorithms: ["RS256"], currentDate: now, clockTolerance: 10 };
  const { payload } = await jwtVerify(answer.id_token, keys, checks).catch((error: unknown) => {
    throw refused(error);
  });
  if (payload.nonce !== nonce) throw refused("the nonce is another sign-in's");
  const me = await ask(whoAmI, graphqlApi, {
    method: "POST",
    // The bare token, without "Bearer": https://shopify.dev/docs/api/customer
    headers: { authorization: answer.access_token, "content-type": "application/json" },
    body: JSON.stringify({ query: "query WhoAmI { customer { id } }" }),
  });
  return { customerId: me.data.customer.id, accessToken: answer.access_token };
}

/** Asks the Customer Account API in a shopper's name; `schema` is that of `data`. @throws Refusal "accounts-away", "sign-in-over" */
export async function customerGraphql<T>(
  shop: string,
  accessToken: string,
  schema: z.ZodType<T>,
  request: { query: string; variables: Record<string, unknown> },
): Promise<T> {
  const { graphqlApi } = await discoverAccounts(shop);
  const { data } = await ask(z.object({ data: schema }), graphqlApi, {
    method: "POST",
    headers: { authorization: accessToken, "content-type": "application/json" },
    body: JSON.stringify(request),
  });
  return data;
}
