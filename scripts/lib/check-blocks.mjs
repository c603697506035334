// What theme-check does not look at: the {% schema %} of each block and Shopify's limits for theme app extensions.
// https://shopify.dev/docs/apps/build/online-store/theme-app-extensions/configuration
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

const TARGETS = ["section", "head", "body", "compliance_head"];
const KEYS = [
  "name",
  "target",
  "settings",
  "javascript",
  "stylesheet",
  "class",
  "tag",
  "enabled_on",
  "disabled_on",
  "default",
  "available_if",
];
// https://shopify.dev/docs/storefronts/themes/architecture/settings/input-settings and …/sidebar-settings
const INPUTS = [
  "article", "blog", "checkbox", "collection", "collection_list", "color", "color_background", "color_scheme", "font_picker", "html",
  "image_picker", "inline_richtext", "link_list", "liquid", "metaobject", "metaobject_list", "number", "page", "product", "product_list",
  "radio", "range", "richtext", "select", "text", "text_alignment", "textarea", "url", "video", "video_url",
]; // prettier-ignore
const NOTES = ["header", "paragraph"];
const MOST = { name: 25, settings: 25, blocks: 30, liquidBytes: 100_000, localeFiles: 100, localeBytes: 15_000, allBytes: 10_000_000 };
const MOST_ASSET = { css: 100_000, js: 10_000 };
const FOLDERS = ["assets", "blocks", "locales", "snippets"];

const list = (folder) => readdirSync(folder, { withFileTypes: true });

/** Everything that is wrong with the blocks and sizes in `folder`, a sentence each. */
export function checkBlocks(folder) {
  const wrong = [];
  const schemaWords = localesIn(folder, /\.schema\.json$/);
  for (const { name } of list(path.join(folder, "blocks"))) {
    const text = readFileSync(path.join(folder, "blocks", name), "utf8");
    for (const problem of checkSchema(text, schemaWords, folder)) wrong.push(`blocks/${name}: ${problem}`);
  }
  wrong.push(...sameKeys("schema words", schemaWords), ...sameKeys("words", localesIn(folder, /^(?!.*\.schema\.json$).*\.json$/)));
  return [...wrong, ...checkLimits(folder)];
}

/** File name → dotted key → text. */
function localesIn(folder, pattern) {
  const flat = (value, at = "") =>
    typeof value === "string" ? [[at, value]] : Object.entries(value).flatMap(([key, one]) => flat(one, at ? `${at}.${key}` : key));
  const names = list(path.join(folder, "locales")).map((entry) => entry.name);
  const read = (name) => Object.fromEntries(flat(JSON.parse(readFileSync(path.join(folder, "locales", name), "utf8"))));
  return new Map(names.filter((name) => pattern.test(name)).map((name) => [name, read(name)]));
}

function sameKeys(what, locales) {
  const all = new Set([...locales.values()].flatMap((words) => Object.keys(words)));
  return [...locales].flatMap(([file, words]) => [...all].filter((key) => !words[key]).map((key) => `${what}: ${file} lacks ${key}`));
}

function checkSchema(text, schemaWords, folder) {
  const found = [...text.matchAll(/\{%-?\s*schema\s*-?%\}([\s\S]*?)\{%-?\s*endschema\s*-?%\}/g)];
  if (found.length !== 1) return [`has ${found.length} schemas instead of one`];
  let schema;
  try {
    schema = JSON.parse(found[0][1]);
  } catch (error) {
    return [`its schema is no JSON: ${error.message}`];
  }
  const wrong = Object.keys(schema)
    .filter((key) => !KEYS.includes(key))
    .map((key) => `"${key}" is not allowed in an app block's schema`);
  if (!TARGETS.includes(schema.target)) wrong.push(`unknown target ${schema.target}`);
  if (schema.enabled_on && schema.disabled_on) wrong.push("enabled_on and disabled_on exclude each other");
  if ((schema.enabled_on || schema.disabled_on) && schema.target !== "section") wrong.push("only sections can be enabled on templates");
  for (const key of ["javascript", "stylesheet"])
    if (schema[key] && !list(path.join(folder, "assets")).some((entry) => entry.name === schema[key]))
      wrong.push(`${schema[key]} is not in assets`);
  for (const key of translated(schema)) for (const [file, words] of schemaWords) if (!words[key]) wrong.push(`${key} is not in ${file}`);
  for (const name of namesOf(schema.name, schemaWords))
    if (!name || name.length > MOST.name) wrong.push(`name "${name}" is empty or over ${MOST.name}`);
  return [...wrong, ...checkSettings(schema.settings ?? [])];
}

const namesOf = (name, schemaWords) =>
  String(name ?? "").startsWith("t:") ? [...schemaWords.values()].map((words) => words[name.slice(2)] ?? "") : [String(name ?? "")];

/** Every key after "t:" in a schema. */
const translated = (value) =>
  typeof value === "string"
    ? value.startsWith("t:")
      ? [value.slice(2)]
      : []
    : value && typeof value === "object"
      ? Object.values(value).flatMap(translated)
      : [];

function checkSettings(settings) {
  const wrong = [];
  const inputs = settings.filter((one) => !NOTES.includes(one.type));
  if (settings.length > MOST.settings) wrong.push(`${settings.length} settings, ${MOST.settings} at most`);
  const ids = inputs.map((one) => one.id);
  for (const id of ids) if (!id || ids.indexOf(id) !== ids.lastIndexOf(id)) wrong.push(`setting id ${id} is missing or taken twice`);
  for (const one of settings) {
    if (NOTES.includes(one.type)) {
      if (!one.content) wrong.push(`a ${one.type} without content`);
    } else if (!INPUTS.includes(one.type)) wrong.push(`unknown setting type ${one.type}`);
    else if (!one.label) wrong.push(`setting ${one.id} has no label`);
    if (["select", "radio"].includes(one.type) && !one.options?.some((option) => option.value === one.default))
      wrong.push(`${one.id}: default is no option`);
    if (one.type === "range") wrong.push(...checkRange(one));
    if (one.default === "") wrong.push(`setting ${one.id} has an empty default, which Shopify refuses`);
  }
  return wrong;
}

function checkRange({ id, min, max, step = 1, default: preset }) {
  const steps = (max - min) / step;
  if (!(steps >= 2 && steps <= 100)) return [`${id}: ${steps} steps, a range has 3 to 101 values`];
  return preset >= min && preset <= max && Number.isInteger((preset - min) / step) ? [] : [`${id}: default ${preset} is not on the range`];
}

function checkLimits(folder) {
  const wrong = [];
  for (const entry of list(folder))
    if (entry.isDirectory() && !FOLDERS.includes(entry.name)) wrong.push(`folder ${entry.name} is not allowed`);
  const files = FOLDERS.flatMap((name) =>
    list(path.join(folder, name)).map((entry) => {
      if (entry.isDirectory()) wrong.push(`${name}/${entry.name}: folders in folders are not allowed`);
      const file = path.join(folder, name, entry.name);
      return { name: `${name}/${entry.name}`, folder: name, file, bytes: statSync(file).size };
    }),
  );
  const sum = (some) => some.reduce((bytes, one) => bytes + one.bytes, 0);
  const blocks = files.filter((one) => one.folder === "blocks");
  const locales = files.filter((one) => one.folder === "locales");
  const most = (what, is, limit) => is > limit && wrong.push(`${what}: ${is}, ${limit} at most`);
  most("blocks", blocks.length, MOST.blocks);
  most("bytes of Liquid", sum(files.filter((one) => one.name.endsWith(".liquid"))), MOST.liquidBytes);
  most("bytes in all", sum(files), MOST.allBytes);
  most("locale files", locales.length, MOST.localeFiles);
  for (const one of locales) most(one.name, one.bytes, MOST.localeBytes);
  for (const [ending, limit] of Object.entries(MOST_ASSET))
    for (const one of files.filter((file) => file.folder === "assets" && file.name.endsWith(`.${ending}`)))
      most(one.name, gzipSync(readFileSync(one.file)).length, limit);
  return wrong;
}
