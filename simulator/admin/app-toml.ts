import { readFileSync } from "node:fs";
import { parse } from "smol-toml";
import type { SimulatorConfig } from "../config.ts";

/** What the admin needs to know of the app, as the Partner Dashboard would. */
export interface AppFacts {
  name: string;
  handle: string;
  /** Path of application_url without a trailing slash: "" or "/app". */
  basePath: string;
  scopes: string[];
  optionalScopes: string[];
}

interface Toml {
  name?: string;
  handle?: string;
  application_url?: string;
  access_scopes?: { scopes?: string; optional_scopes?: string[] };
}

const list = (text: string | undefined): string[] =>
  (text ?? "")
    .split(",")
    .map((scope) => scope.trim())
    .filter(Boolean);

/**
 * Reads the app's shopify.app.toml anew: it may change while the simulator runs.
 * Only the path of application_url counts; the host is the app window's.
 * @throws Error when the file is missing or is no TOML.
 */
export function readAppFacts(config: Pick<SimulatorConfig, "appToml">): AppFacts {
  const toml = parse(readFileSync(config.appToml, "utf8")) as Toml;
  const name = toml.name ?? "App";
  return {
    name,
    handle: toml.handle ?? name.toLowerCase().replace(/[^a-z0-9]+/g, "-"),
    basePath: new URL(toml.application_url ?? "/", "http://app.invalid").pathname.replace(/\/+$/, ""),
    scopes: list(toml.access_scopes?.scopes),
    optionalScopes: toml.access_scopes?.optional_scopes ?? [],
  };
}
