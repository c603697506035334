import { installApp } from "../actions/install-app.ts";
import type { AdminPage } from "./admin-page.ts";
import { extensionStates } from "./extension-states.ts";
import { readBody, sendJson } from "./http.ts";
import { findResources } from "./resources.ts";
import { mintSessionToken } from "./session-token.ts";

type Asked = Record<string, unknown>;

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((text) => typeof text === "string") : []);

function scopesDetail({ sim, shop, app }: AdminPage): { granted: string[]; required: string[]; optional: string[] } {
  return { granted: sim.world.state.installations[shop.domain]?.scopes ?? [], required: app.scopes, optional: app.optionalScopes };
}

function grant(page: AdminPage, asked: Asked): unknown {
  const scopes = texts(asked.scopes);
  const undeclared = scopes.find((scope) => !page.app.optionalScopes.includes(scope));
  if (undeclared) throw new Error(`The scope ${undeclared} isn't declared as optional in the app's configuration.`);
  if (asked.granted !== true) return { result: "declined-all", detail: scopesDetail(page) };
  const now = new Set([...scopesDetail(page).granted, ...scopes]);
  installApp(page.sim.world, { shop: page.shop.domain, scopes: [...now] });
  return { result: "granted-all", detail: scopesDetail(page) };
}

function revoke(page: AdminPage, asked: Asked): unknown {
  const gone = texts(asked.scopes).filter((scope) => page.app.optionalScopes.includes(scope));
  const kept = scopesDetail(page).granted.filter((scope) => !gone.includes(scope));
  installApp(page.sim.world, { shop: page.shop.domain, scopes: kept });
  return { detail: scopesDetail(page) };
}

/** What the page around the frame may ask the admin's server, by name. */
const answers: Record<string, (page: AdminPage, asked: Asked) => unknown> = {
  "session-token": ({ sim, shop, viewer }) => mintSessionToken(sim, shop.domain, viewer, viewer.id),
  user: ({ viewer }) => ({
    accountAccess: viewer.accountOwner ? "Account owner" : viewer.permissions.includes("*") ? "Full access" : "Limited access",
  }),
  extensions: (page) => extensionStates(page.sim, page.shop.domain),
  resources: (page, asked) => findResources(page.sim, page.shop, String(asked.type), String(asked.query ?? "")),
  scopes: scopesDetail,
  "grant-scopes": grant,
  "revoke-scopes": revoke,
};

/** `POST /store/{name}/frame/{question}`: JSON in, `{value}` or `{error}` out. Only for an installed app. */
export async function frameApi(page: AdminPage, name: string): Promise<void> {
  const { req, res, app } = page;
  const answer = answers[name];
  if (req.method !== "POST" || !answer) return sendJson(res, { error: `The simulated admin has no ${name}.` }, 404);
  if (!page.installed) return sendJson(res, { error: `${app.name} isn't installed in this store.` }, 403);
  // A page of another origin can't send this type without asking first, and gets no leave.
  if (!req.headers["content-type"]?.startsWith("application/json")) return sendJson(res, { error: "Ask in JSON." }, 415);
  try {
    const asked = JSON.parse((await readBody(req)) || "{}") as Asked;
    sendJson(res, { value: answer(page, asked) ?? null });
  } catch (error) {
    sendJson(res, { error: error instanceof Error ? error.message : String(error) }, 422);
  }
}
