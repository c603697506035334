import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { themeBlocks } from "../actions/arrange-theme.ts";
import type { Simulator } from "../simulator.ts";

/** A block of the theme app extension, from its {% schema %}. */
export interface BlockFacts {
  handle: string;
  name: string;
  target: string;
}

const word = (dictionary: unknown, key: string): string =>
  String(key.split(".").reduce<unknown>((level, part) => (level as Record<string, unknown> | undefined)?.[part], dictionary) ?? key);

/** All blocks of the extension, names in English; none while the extension has no files. */
export function extensionBlocks(extensionDir: string): BlockFacts[] {
  const folder = path.join(extensionDir, "blocks");
  if (!existsSync(folder)) return [];
  const file = path.join(extensionDir, "locales", "en.default.schema.json");
  const words: unknown = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  return readdirSync(folder)
    .filter((name) => name.endsWith(".liquid"))
    .map((name) => {
      const source = readFileSync(path.join(folder, name), "utf8");
      const schema = JSON.parse(/\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema/.exec(source)?.[1] ?? "{}") as {
        name?: string;
        target?: string;
      };
      const title = schema.name ?? name;
      return {
        handle: name.replace(/\.liquid$/, ""),
        name: title.startsWith("t:") ? word(words, title.slice(2)) : title,
        target: schema.target ?? "section",
      };
    });
}

/** What `shopify.app.extensions()` answers: which blocks and embeds stand in the published theme. */
export function extensionStates(sim: Simulator, shop: string): unknown[] {
  const placed = themeBlocks(sim.world, shop);
  const activations = extensionBlocks(sim.config.extensionDir).map((block) => {
    const here = placed.filter((entry) => entry.block === block.handle && !entry.disabled);
    return {
      target: block.target,
      handle: block.handle,
      name: block.name,
      status: here.length ? "active" : "available",
      activations: here.map((entry) => ({
        target: entry.template === "*" ? "body" : `template--${entry.template}__main`,
        themeId: "gid://shopify/OnlineStoreTheme/1",
      })),
    };
  });
  return [{ handle: path.basename(sim.config.extensionDir), type: "theme_app_extension", activations }];
}
