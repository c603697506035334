import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

const folder = path.resolve(import.meta.dirname, "../../app/locales");
type Words = { [key: string]: string | Words };

const flat = (words: Words, at = ""): [string, string][] =>
  Object.entries(words).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${at}${key}`, value] as [string, string]] : flat(value, `${at}${key}.`),
  );
const read = (file: string): Map<string, string> => new Map(flat(JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Words));
const PLURAL = /_(zero|one|two|few|many|other)$/;
const keys = (words: Map<string, string>): string[] => [...new Set([...words.keys()].map((key) => key.replace(PLURAL, "")))].sort();
const holes = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? "").sort();

const english = read("en.json");

describe.each(readdirSync(folder).filter((file) => file !== "en.json"))("%s", (file) => {
  const words = read(file);

  it("has the words that English has, and no others", () => expect(keys(words)).toEqual(keys(english)));

  it("fills the same holes in every sentence", () => {
    const differing = [...words].filter(([key, text]) => {
      const original = english.get(key) ?? english.get(key.replace(PLURAL, "_other"));
      return original !== undefined && holes(original).join() !== holes(text).join();
    });
    expect(differing).toEqual([]);
  });

  it("has each plural form that its language needs", () => {
    const forms = new Intl.PluralRules(file.replace(".json", "")).resolvedOptions().pluralCategories;
    const plural = [...new Set([...words.keys()].filter((key) => PLURAL.test(key)).map((key) => key.replace(PLURAL, "")))];
    expect(plural.flatMap((key) => forms.map((form) => `${key}_${form}`)).filter((key) => !words.has(key))).toEqual([]);
  });
});
