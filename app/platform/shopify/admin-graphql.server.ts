import type { AdminMutations, AdminQueries } from "@shopify/admin-api-client";
import { setTimeout as sleep } from "node:timers/promises";
import { Refusal } from "~/lib/refusal";
import { log } from "~/platform/log/log.server";
import { noteBudget, type ApiBudget } from "./api-budget.server";
import { forgetToken, offlineToken, ShopifyUnavailable } from "./offline-token.server";
import { API_VERSION } from "./shopify.server";

export { ShopifyUnavailable };

type Operations = AdminQueries & AdminMutations;
type Variables<Op extends keyof Operations> = Operations[Op]["variables"];

/** The call may or may not have taken effect at Shopify: settle it by reading, never by sending again. */
export class OutcomeUnknown extends Error {
  override readonly name = "OutcomeUnknown";
}

interface GraphqlAnswer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; extensions?: { code?: string } }[] | string;
  extensions?: { cost?: { requestedQueryCost: number; throttleStatus?: ApiBudget } };
}

/** How long a call is waited for and how often it is tried; times in milliseconds. */
export interface Patience {
  timeoutMs: number;
  tries: number;
  /** Wait before the second try of a failed call; it doubles with each. */
  backoffMs: number;
  wait: (ms: number) => Promise<unknown>;
}

const PATIENCE: Patience = { timeoutMs: 10_000, tries: 5, backoffMs: 500, wait: (ms) => sleep(ms) };

/** adminGraphql's type: one typed document, its variables left out when it takes none. */
export type AdminGraphql = <Op extends keyof Operations & string>(
  shop: string,
  document: Op,
  ...[variables]: Record<string, never> extends Variables<Op> ? [Variables<Op>?] : [Variables<Op>]
) => Promise<Operations[Op]["return"]>;

/** adminGraphql with another patience; for tests. */
export const adminGraphqlWith =
  (more: Partial<Patience>): AdminGraphql =>
  async (shop, document, ...[variables]) => {
    const patience = { ...PATIENCE, ...more };
    const call = { shop, query: document, variables, mutation: /^\s*(#graphql\s+)?mutation\b/.test(document) };
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await attemptOnce(call, patience, attempt);
      if ("data" in outcome) return outcome.data as never;
      if (attempt >= patience.tries) throw new ShopifyUnavailable(`${outcome.why} (${attempt} tries)`, { cause: outcome.cause });
      await patience.wait(outcome.againInMs);
    }
  };

/**
 * Runs one typed document against the shop's Admin API with its offline token.
 * Throttling is waited out by the cost Shopify names; 5xx and broken connections are retried for queries; mutations are sent again only
 * where Shopify surely did nothing (429, THROTTLED, 401, no connection).
 * @throws ShopifyUnavailable when nothing happened; OutcomeUnknown when a mutation may have taken effect; Refusal "shop-gone"
 *   when the shop has no token (uninstalled); Error for GraphQL errors (a bug or a missing scope).
 */
export const adminGraphql: AdminGraphql = adminGraphqlWith({});

interface Call {
  shop: string;
  query: string;
  variables: unknown;
  mutation: boolean;
}
type Outcome = { data: unknown } | { againInMs: number; why: string; cause?: unknown };

// Errors of a connection that never came about: https://nodejs.org/api/errors.html, https://undici.nodejs.org/#/docs/api/Errors
const NEVER_SENT = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "UND_ERR_CONNECT_TIMEOUT"];
const wasNeverSent = (error: unknown): boolean =>
  error instanceof Error && NEVER_SENT.includes(String((error.cause as { code?: unknown } | undefined)?.code));

async function attemptOnce(call: Call, { timeoutMs, backoffMs }: Patience, attempt: number): Promise<Outcome> {
  const { shop, query, variables, mutation } = call;
  const later = (why: string, cause?: unknown): Outcome => ({ againInMs: backoffMs * 2 ** (attempt - 1), why, cause });
  let token: string;
  try {
    token = await offlineToken(shop, timeoutMs);
  } catch (error) {
    if (error instanceof ShopifyUnavailable) return later(error.message, error);
    throw error;
  }
  let status: number;
  let body: GraphqlAnswer;
  try {
    const response = await fetch(`https://${shop}/admin/api/${API_VERSION}/graphql.json`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-shopify-access-token": token },
      body: JSON.stringify({ query: query.replace("#graphql", ""), variables }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    status = response.status;
    if (status === 401 || status === 429) {
      await response.body?.cancel();
      if (status === 401) await forgetToken(shop, token);
      const seconds = Number(response.headers.get("retry-after") ?? 2);
      const againInMs = status === 401 ? 0 : Math.min(Number.isFinite(seconds) ? seconds : 2, 30) * 1000;
      return { againInMs, why: status === 401 ? "Shopify refused the access token" : "Shopify answered 429" };
    }
    if (status >= 500) throw new Error(`Shopify answered ${status}`);
    const text = await response.text();
    // 402, 403, 404, 423: a frozen or closed shop; what it says may be HTML. Nothing happened, and nothing will.
    if (!response.ok) throw new NotServed(`Shopify answered ${status}: ${text.slice(0, 200)}`);
    body = JSON.parse(text) as GraphqlAnswer;
    noteBudget(shop, body.extensions?.cost?.throttleStatus);
  } catch (error) {
    if (error instanceof NotServed) throw error;
    if (mutation && !wasNeverSent(error)) throw new OutcomeUnknown("no answer to a mutation", { cause: error });
    return later(`Shopify can't be reached: ${String(error)}`, error);
  }
  if (!body.errors) return { data: body.data };
  return readErrors(call, body, later);
}

class NotServed extends Error {
  override readonly name = "NotServed";
}

function readErrors({ shop, mutation }: Call, body: GraphqlAnswer, later: (why: string) => Outcome): Outcome {
  const errors = typeof body.errors === "string" ? [{ message: body.errors }] : (body.errors ?? []);
  const codes = errors.map((error) => ("extensions" in error ? error.extensions?.code : undefined));
  if (codes.includes("THROTTLED")) {
    const cost = body.extensions?.cost;
    const missing = (cost?.requestedQueryCost ?? 100) - (cost?.throttleStatus?.currentlyAvailable ?? 0);
    return { againInMs: Math.max(200, Math.ceil((missing / (cost?.throttleStatus?.restoreRate ?? 50)) * 1000)), why: "throttled" };
  }
  const said = errors.map((error) => error.message).join("; ");
  // An answer in part: the mutation ran, and a field of its answer failed.
  const ran = Object.values(body.data ?? {}).some((value) => value !== null);
  if (mutation && (ran || codes.includes("INTERNAL_SERVER_ERROR"))) throw new OutcomeUnknown(`Shopify erred in a mutation: ${said}`);
  if (codes.includes("INTERNAL_SERVER_ERROR")) return later("internal error at Shopify");
  log.warn({ shop, codes }, "GraphQL errors");
  throw new Error(`Shopify refused the operation: ${said}`);
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
