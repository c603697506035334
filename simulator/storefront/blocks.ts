import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { themeBlocks } from "../actions/arrange-theme.ts";
import type { ThemeBlock } from "../world/types.ts";
import { esc } from "./http.ts";
import { extensionAssets, extensionEngine } from "./liquid/engine.ts";
import { schemaText } from "./liquid/translate.ts";
import type { Visit } from "./visit.ts";

/** The part of `{% schema %}` that decides how a block is shown. */
interface Schema {
  target?: "section" | "head" | "body" | "compliance_head";
  tag?: string;
  class?: string;
  stylesheet?: string;
  javascript?: string;
  settings?: { id?: string; default?: unknown }[];
  enabled_on?: { templates?: string[] };
  disabled_on?: { templates?: string[] };
}

/** Blocks of one page: their markup, and what the page's head must load. */
export interface ShownBlocks {
  /** App blocks of the page's section. */
  section: string;
  /** Embeds, before `</head>` and before `</body>`. */
  headEmbeds: string;
  bodyEmbeds: string;
  /** Stylesheets and scripts named by schemas, each once. */
  loads: string;
}

const readSchema = (source: string): Schema =>
  JSON.parse(/\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema/.exec(source)?.[1] ?? "{}") as Schema;

const fits = (schema: Schema, template: string): boolean => {
  const listed = (names: string[] | undefined): boolean =>
    Boolean(names?.some((name) => name === "*" || name === template || name === template.split(".")[0]));
  if (schema.enabled_on?.templates) return listed(schema.enabled_on.templates);
  return !listed(schema.disabled_on?.templates);
};

/** Defaults of the schema, then what the merchant set. */
function settingsOf(schema: Schema, block: ThemeBlock, locales: string): Record<string, unknown> {
  const defaults = (schema.settings ?? [])
    .filter((setting) => setting.id)
    .map((setting) => [setting.id, schemaText(locales, setting.default ?? null)]);
  return { ...(Object.fromEntries(defaults) as Record<string, unknown>), ...block.settings };
}

/**
 * Renders the app's blocks for a template as Shopify does: wrapped in `shopify-block`, settings from the schema, files loaded once.
 * @param globals what every template sees (shop, request, customer, …)
 */
export async function renderBlocks(visit: Visit, template: string, globals: Record<string, unknown>): Promise<ShownBlocks> {
  const { extensionDir } = visit.sim.config;
  const shown: ShownBlocks = { section: "", headEmbeds: "", bodyEmbeds: "", loads: "" };
  const installation = visit.sim.world.state.installations[visit.shop.domain];
  if (!installation?.installedAt || installation.uninstalledAt) return shown;
  const engine = extensionEngine(visit);
  const loaded = new Set<string>();
  const load = (name: string | undefined, markup: (address: string) => string): void => {
    if (!name || loaded.has(name)) return;
    loaded.add(name);
    shown.loads += markup(esc(extensionAssets + name));
  };
  for (const block of themeBlocks(visit.sim.world, visit.shop.domain)) {
    const file = path.join(extensionDir, "blocks", `${block.block}.liquid`);
    if (block.disabled || (block.template !== "*" && block.template !== template) || !existsSync(file)) continue;
    const source = readFileSync(file, "utf8");
    const schema = readSchema(source);
    if (!fits(schema, template)) continue;
    const settings = settingsOf(schema, block, path.join(extensionDir, "locales"));
    const type = `shopify://apps/aftercare/blocks/${block.block}/0192f9a1-aftercare`;
    const scope = {
      ...globals,
      block: { id: block.id, type, settings, shopify_attributes: "" },
      section: { id: `template--1__main`, settings: {} },
      app: { metafields: {} },
    };
    const html = String(await engine.parseAndRender(source, scope));
    const tag = schema.tag ?? "div";
    const wrapped = `<${tag} id="shopify-block-${block.id}" class="shopify-block shopify-app-block${schema.class ? ` ${schema.class}` : ""}">${html}</${tag}>`;
    if (schema.target === "body") shown.bodyEmbeds += wrapped;
    else if (schema.target === "head" || schema.target === "compliance_head") shown.headEmbeds += html;
    else shown.section += wrapped;
    load(schema.stylesheet, (address) => `<link href="${address}" rel="stylesheet" type="text/css" media="all">\n`);
    load(schema.javascript, (address) => `<script src="${address}" type="text/javascript" async></script>\n`);
  }
  return shown;
}
