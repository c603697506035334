import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { esc } from "../http.ts";

type Dictionary = Record<string, unknown>;

const read = (file: string): Dictionary | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Dictionary) : undefined;

const find = (dictionary: Dictionary | undefined, key: string): unknown =>
  key
    .split(".")
    .reduce<unknown>((level, part) => (level !== null && typeof level === "object" ? (level as Dictionary)[part] : undefined), dictionary);

/** Looks up a key with its named values. */
export type Translate = (key: string, values: Record<string, unknown>) => string;

/** Form of a plural entry for `count`, by the language's own rules; "other" where the exact one is missing. */
function plural(entry: unknown, locale: string, count: unknown): unknown {
  if (entry === null || typeof entry !== "object" || count === undefined) return entry;
  const forms = entry as Dictionary;
  const form = new Intl.PluralRules(locale).select(Number(count));
  return (Number(count) === 0 ? forms.zero : undefined) ?? forms[form] ?? forms.other;
}

/**
 * The `t` filter over a folder of locale files: `{locale}.json`, else `{language}.json`, else `en.default.json`, key by key.
 * As in Shopify, texts and their values are escaped unless the key ends in `_html`, where only the values are.
 * https://shopify.dev/docs/storefronts/themes/architecture/locales/storefront-locale-files
 */
export function translator(folder: string, locale: string): Translate {
  const names = [`${locale}.json`, `${locale}.default.json`, `${locale.split("-")[0]}.json`, "en.default.json"];
  const dictionaries = names.map((name) => read(path.join(folder, name)));
  return (key, values) => {
    const entry = dictionaries
      .map((dictionary) => plural(find(dictionary, key), locale, values.count))
      .find((found) => typeof found === "string");
    if (entry === undefined) return `Translation missing: ${locale}.${key}`;
    const asHtml = key.endsWith("_html");
    const text = asHtml ? String(entry) : esc(entry);
    return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => esc(values[name]));
  };
}

/** A schema text: "t:blocks.x.name" from `en.default.schema.json`, any other text as it is. */
export function schemaText(folder: string, text: unknown): unknown {
  if (typeof text !== "string" || !text.startsWith("t:")) return text;
  return find(read(path.join(folder, "en.default.schema.json")), text.slice(2)) ?? text;
}
