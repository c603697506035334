import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it, test } from "vitest";
import { checkBlocks } from "../../scripts/lib/check-blocks.mjs";
import { themeOffences } from "../../scripts/theme-check.mjs";

const extension = path.resolve(import.meta.dirname, "../../extensions/aftercare-storefront");
const copies: string[] = [];

/** The extension with one text in one file replaced. */
function spoiled(file: string, from: string | RegExp, to: string): string {
  const copy = mkdtempSync(path.join(tmpdir(), "aftercare-theme-"));
  copies.push(copy);
  cpSync(extension, copy, { recursive: true });
  const text = readFileSync(path.join(copy, file), "utf8");
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(path.join(copy, file), changed);
  return copy;
}
afterEach(() => copies.splice(0).forEach((copy) => rmSync(copy, { recursive: true })));

test("theme-check finds no offence in the theme app extension", async () => {
  expect(await themeOffences()).toEqual([]);
});

test("theme-check would find one: a word that no locale file has", async () => {
  const copy = spoiled("blocks/help.liquid", "'help.label' | t", "'help.nothing' | t");
  expect((await themeOffences(copy)).join("\n")).toContain("TranslationKeyExists");
});

test("blocks, words and sizes keep Shopify's rules", () => {
  expect(checkBlocks(extension)).toEqual([]);
});

describe("a block is refused", () => {
  const block = "blocks/order-tracking.liquid";
  it.each([
    ["with broken JSON", block, '"target": "section",', '"target": "section"', "is no JSON"],
    ["with an unknown target", block, '"section"', '"footer"', "unknown target footer"],
    ["with presets", block, '"target"', '"presets": [], "target"', '"presets" is not allowed'],
    ["with an unknown kind of setting", block, '"type": "textarea"', '"type": "essay"', "unknown setting type essay"],
    ["with an id taken twice", block, '"id": "text_color"', '"id": "button_color"', "taken twice"],
    ["with a word that one language lacks", "locales/fr.schema.json", '"texts"', '"textes"', "settings.texts is not in fr.schema.json"],
    [
      "with a long name in one language",
      "locales/de.schema.json",
      '"Sendungsverfolgung"',
      '"Sendungsverfolgung für Ihre Kundschaft"',
      "over 25",
    ],
    ["with a missing stylesheet", block, '"aftercare.css"', '"other.css"', "other.css is not in assets"],
    ["with a default that is no option", "blocks/help.liquid", '"default": "end"', '"default": "left"', "position: default is no option"],
    ["with a range off its steps", "blocks/help.liquid", '"default": 16', '"default": 17', "not on the range"],
    ["with a word that only English has", "locales/en.default.json", '"help": {', '"help": { "more": "More",', "de.json lacks help.more"],
    ["with a locale file over 15 KB", "locales/fr.json", '"Aide"', `"${"a".repeat(15_000)}"`, "15000 at most"],
  ])("%s", (_, file, from, to, expected) => {
    expect(checkBlocks(spoiled(file, from, to)).join("\n")).toContain(expected);
  });
});

test("the help button costs a page less than 3 KB before it is opened, its script less than 1 KB", () => {
  const weight = (file: string): number => gzipSync(readFileSync(path.join(extension, file))).length;
  expect(weight("assets/help.js")).toBeLessThan(1000);
  expect(weight("assets/aftercare.css") + weight("assets/help.js")).toBeLessThan(3000);
});
