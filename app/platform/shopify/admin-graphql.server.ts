import type { AdminMutations, AdminQueries } from "@shopify/admin-api-client";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "~/lib/refusal";
import { log } from "~/platform/log/log.server";
import { API_VERSION, shopify } from "./shopify.server";

type Operations = AdminQueries & AdminMutations;
type Variables<Op extends keyof Operations> = Operations[Op]["variables"];

/** The call may or may not have taken effect at Shopify: settle it by reading, never by sending again. */
export class OutcomeUnknown extends Error {
  override readonly name = "OutcomeUnknown";
}

/** Shopify could not be reached or is busy; nothing happened there. Jobs retry on this. */
export class ShopifyUnavailable extends Error {
  override readonly name = "ShopifyUnavailable";
}

interface GraphqlAnswer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: { code?: string } }[] | string;
  extensions?: { cost?: { requestedQueryCost: number; throttleStatus?: { currentlyAvailable: number; restoreRate: number } } };
}

const TIMEOUT_MS = 10_000;
const TRIES = 5;

/**
 * Runs one typed document against the shop's Admin API with its offline token.
 * Throttling is waited out by the cost Shopify names; 429 and 5xx are retried for queries, and for mutations only where Shopify
 * surely did nothing (429, THROTTLED).
 * @throws ShopifyUnavailable when nothing happened; OutcomeUnknown when a mutation may have taken effect; Refusal "shop-gone"
 *   when the shop has no token (uninstalled); Error for GraphQL errors (a bug or a missing scope).
 */
export async function adminGraphql<Op extends keyof Operations & string>(
  shop: string,
  document: Op,
  ...[variables]: Record<string, never> extends Variables<Op> ? [Variables<Op>?] : [Variables<Op>]
): Promise<Operations[Op]["return"]> {
  const mutation = /^\s*(#graphql\s+)?mutation\b/.test(document);
  for (let attempt = 1; ; attempt += 1) {
    const wait = await attemptOnce(shop, document, variables, mutation, attempt);
    if ("data" in wait) return wait.data as Operations[Op]["return"];
    await sleep(wait.againInMs);
  }
}

async function attemptOnce(
  shop: string,
  query: string,
  variables: unknown,
  mutation: boolean,
  attempt: number,
): Promise<{ data: unknown } | { againInMs: number }> {
  const again = (ms: number, why: string): { againInMs: number } => {
    if (attempt >= TRIES) throw new ShopifyUnavailable(`${why} (${attempt} tries)`);
    return { againInMs: ms };
  };
  const token = await offlineToken(shop);
  let response: Response;
  let body: GraphqlAnswer;
  try {
    response = await fetch(`https://${shop}/admin/api/${API_VERSION}/graphql.json`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-shopify-access-token": token },
      body: JSON.stringify({ query: query.replace("#graphql", ""), variables }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 429) return again(Number(response.headers.get("retry-after") ?? 2) * 1000, "Shopify answered 429");
    if (response.status === 401) {
      await forgetToken(shop);
      return again(0, "Shopify refused the access token");
    }
    if (response.status >= 500) throw new Error(`Shopify answered ${response.status}`);
    body = (await response.json()) as GraphqlAnswer;
  } catch (error) {
    if (mutation) throw new OutcomeUnknown("no answer to a mutation", { cause: error });
    return again(250 * 2 ** attempt, `Shopify can't be reached: ${String(error)}`);
  }
  if (!body.errors) return { data: body.data };
  const errors = typeof body.errors === "string" ? [{ message: body.errors }] : body.errors;
  const codes = errors.map((error) => ("extensions" in error ? error.extensions?.code : undefined));
  if (codes.includes("THROTTLED")) {
    const cost = body.extensions?.cost;
    const missing = (cost?.requestedQueryCost ?? 100) - (cost?.throttleStatus?.currentlyAvailable ?? 0);
    return again(Math.max(200, (missing / (cost?.throttleStatus?.restoreRate ?? 50)) * 1000), "throttled");
  }
  if (codes.includes("INTERNAL_SERVER_ERROR")) {
    if (mutation) throw new OutcomeUnknown("Shopify had an internal error in a mutation");
    return again(250 * 2 ** attempt, "internal error at Shopify");
  }
  log.warn({ shop, codes }, "GraphQL errors");
  throw new Error(`Shopify refused the operation: ${errors.map((error) => error.message).join("; ")}`);
}

async function offlineToken(shop: string): Promise<string> {
  const session = await shopify.unauthenticated
    .admin(shop)
    .then((found) => found.session)
    .catch(async (error: unknown) => {
      if ((await shopify.sessionStorage.loadSession(`offline_${shop}`)) === undefined)
        throw new Refusal("unavailable", "shop-gone", "The app is not installed in this shop any more.", { cause: error });
      throw new ShopifyUnavailable("the access token could not be refreshed", { cause: error });
    });
  if (!session.accessToken) throw new ShopifyUnavailable(`session ${session.id} carries no token`);
  return session.accessToken;
}

/** Makes the next call refresh the token: Shopify no longer takes the one we hold. */
async function forgetToken(shop: string): Promise<void> {
  const session = await shopify.sessionStorage.loadSession(`offline_${shop}`);
  if (!session?.refreshToken) return;
  session.expires = new Date(0);
  await shopify.sessionStorage.storeSession(session);
}

/**
 * @throws Refusal "shopify-refused" with Shopify's own words when a mutation answered with userErrors.
 */
export function refuseUserErrors(errors: readonly { field?: readonly string[] | null; message: string; code?: string | null }[]): void {
  const [first] = errors;
  if (!first) return;
  const all = errors.map((error) => `${error.field?.join(".") ?? "-"}: ${error.message} (${error.code ?? "-"})`).join("; ");
  throw new Refusal("invalid", "shopify-refused", `Shopify says: ${first.message}`, { log: `userErrors ${all}` });
}
