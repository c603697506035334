import { randomBytes } from "node:crypto";
import { shoppersOf } from "../account-pages.ts";
import { readAppFacts } from "../app-toml.ts";
import { readForm, seeOther, sendHtml } from "../http.ts";
import { renderPage } from "../render-page.ts";
import { rememberShopper, type Visit } from "../visit.ts";
import { isListed } from "./places.ts";

/** Milliseconds for which an authorization code is good. */
const CODE_LIFETIME = 10 * 60_000;

const SCOPES = ["openid", "email", "customer-account-api:full"];

/** Query fields of the authorization request. */
const names = [
  "client_id",
  "response_type",
  "redirect_uri",
  "scope",
  "state",
  "nonce",
  "prompt",
  "code_challenge",
  "code_challenge_method",
  "locale",
];

/** What is wrong with the client, for which nobody may be sent back (RFC 6749 §4.1.2.1). */
function clientFault({ sim }: Visit, query: URLSearchParams): string | undefined {
  if (query.get("client_id") !== sim.config.apiKey) return "Unknown client_id.";
  const redirect = query.get("redirect_uri") ?? "";
  if (!isListed(sim, redirect, readAppFacts(sim.config).redirectUris))
    return `The redirect_uri ${redirect} isn't listed under [customer_authentication] of the app.`;
  return undefined;
}

/** What is wrong with the rest, as the error code that goes back to the app. */
function requestFault(query: URLSearchParams): string | undefined {
  const scopes = (query.get("scope") ?? "").split(/\s+/).filter(Boolean);
  if (query.get("response_type") !== "code") return "unsupported_response_type";
  if (!scopes.includes("openid") || scopes.some((scope) => !SCOPES.includes(scope))) return "invalid_scope";
  if (query.has("code_challenge") && query.get("code_challenge_method") !== "S256") return "invalid_request";
  if (!query.get("state")) return "invalid_request";
  return undefined;
}

function back(visit: Visit, query: URLSearchParams, answer: Record<string, string>): void {
  const url = new URL(query.get("redirect_uri") ?? "");
  for (const [name, value] of Object.entries({ ...answer, state: query.get("state") ?? "" })) if (value) url.searchParams.set(name, value);
  seeOther(visit.res, url.toString());
}

function grant(visit: Visit, query: URLSearchParams, customerId: string): void {
  const { world } = visit.sim;
  const code = randomBytes(24).toString("hex");
  world.state.tokens[code] = {
    token: code,
    shop: visit.shop.domain,
    kind: "code",
    subject: customerId,
    scopes: (query.get("scope") ?? "").split(/\s+/).filter(Boolean),
    expiresAt: new Date(world.now() + CODE_LIFETIME).toISOString(),
    pairedWith: null,
    replacedBy: null,
    revoked: false,
    grant: {
      clientId: query.get("client_id") ?? "",
      redirectUri: query.get("redirect_uri") ?? "",
      nonce: query.get("nonce"),
      challenge: query.get("code_challenge"),
    },
  };
  world.changed();
  back(visit, query, { code });
}

/** `/authentication/{shop_id}/oauth/authorize`: a signed-in shopper goes straight back with a code, others choose who they are. */
export async function authorize(visit: Visit): Promise<void> {
  const query = visit.req.method === "POST" ? await readForm(visit.req) : visit.url.searchParams;
  const stop = clientFault(visit, query);
  if (stop) return void visit.res.writeHead(400, { "content-type": "text/plain; charset=utf-8" }).end(stop);
  const fault = requestFault(query);
  if (fault) return back(visit, query, { error: fault });
  const chosen = visit.req.method === "POST" ? visit.sim.world.state.customers[query.get("customer") ?? ""] : undefined;
  if (chosen?.shop === visit.shop.domain) {
    rememberShopper(visit, chosen.id);
    return grant(visit, query, chosen.id);
  }
  if (visit.customer && query.get("prompt") !== "login") return grant(visit, query, visit.customer.id);
  if (query.get("prompt") === "none") return back(visit, query, { error: "login_required" });
  const keep = names.flatMap((name) => (query.has(name) ? [{ name, value: query.get(name) }] : []));
  const search = visit.url.searchParams.get("q") ?? "";
  const data = { shoppers: shoppersOf(visit, search), search, action: visit.url.pathname, keep };
  sendHtml(visit.res, await renderPage(visit, { template: "login", title: "account.login_title", data }));
}

/** `/authentication/{shop_id}/logout`: ends the shopper's session, then goes to a listed address or home. */
export function logout(visit: Visit): void {
  const target = visit.url.searchParams.get("post_logout_redirect_uri") ?? "";
  rememberShopper(visit, undefined);
  seeOther(visit.res, isListed(visit.sim, target, readAppFacts(visit.sim.config).logoutUrls) ? target : "/");
}
