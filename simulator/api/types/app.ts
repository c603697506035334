import { existsSync, readFileSync } from "node:fs";
import { parse } from "smol-toml";
import { gid } from "../../world/gid.ts";
import type { AdminContext } from "../context.ts";
import type { Fields } from "../resolver.ts";

/** The numeric id by which the simulator knows the app. */
const APP_ID = "347082227713";

interface AppToml {
  name?: string;
  handle?: string;
  embedded?: boolean;
  access_scopes?: { scopes?: string };
  webhooks?: { api_version?: string };
}

const tomlOf = (ctx: AdminContext): AppToml => {
  const file = ctx.sim.config.appToml;
  return existsSync(file) ? (parse(readFileSync(file, "utf8")) as AppToml) : {};
};

/** The app as GraphQL's App. */
export const theApp = (ctx: AdminContext): { id: string; apiKey: string } => ({ id: APP_ID, apiKey: ctx.sim.config.apiKey });

/** The installation in the caller's shop as GraphQL's AppInstallation. */
export const theInstallation = (ctx: AdminContext): { id: string } => ({ id: gid("AppInstallation", ctx.shop.id) });

const scopes = (handles: readonly string[]): { handle: string; description: string }[] =>
  [...handles].sort().map((handle) => ({ handle, description: handle.replaceAll("_", " ") }));

/** GraphQL's App. */
export const appFields: Fields<{ id: string }> = {
  title: (_app, _args, ctx) => tomlOf(ctx).name ?? "App",
  handle: (_app, _args, ctx) => tomlOf(ctx).handle ?? null,
  embedded: (_app, _args, ctx) => tomlOf(ctx).embedded ?? true,
  requestedAccessScopes: (_app, _args, ctx) => scopes((tomlOf(ctx).access_scopes?.scopes ?? "").split(",").filter(Boolean)),
  installation: (_app, _args, ctx) => theInstallation(ctx),
  webhookApiVersion: (_app, _args, ctx) => tomlOf(ctx).webhooks?.api_version ?? ctx.version,
  launchUrl: (_app, _args, ctx) => `https://${ctx.shop.domain}/admin/apps/${tomlOf(ctx).handle ?? "app"}`,
};

/** GraphQL's AppInstallation. */
export const installationFields: Fields<{ id: string }> = {
  app: (_installation, _args, ctx) => theApp(ctx),
  accessScopes: (_installation, _args, ctx) => scopes(ctx.world.state.installations[ctx.shop.domain]?.scopes ?? []),
  activeSubscriptions: () => [],
  launchUrl: (_installation, _args, ctx) => `https://${ctx.shop.domain}/admin/apps/${tomlOf(ctx).handle ?? "app"}`,
};
