import i18next, { type Resource } from "i18next";

// One file per language in app/locales: adding a language is adding a file.
const files = import.meta.glob<Record<string, string>>("../../locales/*.json", { eager: true, import: "default" });
const resources: Resource = Object.fromEntries(
  Object.entries(files).map(([path, words]) => [/([\w-]+)\.json$/.exec(path)?.[1] ?? "", { translation: words }]),
);

const words = i18next.createInstance();
await words.init({
  resources,
  fallbackLng: "en",
  interpolation: { escapeValue: false },
  returnNull: false,
  showSupportNotice: false,
} as object);

/** Languages that have a file. */
export const locales: readonly string[] = Object.keys(resources).sort();

/** Looks up "section.key" with values; plurals by `count` (CLDR rules through Intl). The values are not escaped: html`…` does that. */
export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** The first of the wanted languages that we have ("de-AT" finds "de"); English otherwise. */
export function pickLocale(...wanted: (string | null | undefined)[]): string {
  for (const tag of wanted) {
    if (!tag) continue;
    for (const part of tag.split(",")) {
      const name = (part.split(";")[0] ?? "").trim().toLowerCase();
      const found = locales.find((locale) => locale.toLowerCase() === name) ?? locales.find((locale) => locale === name.split("-")[0]);
      if (found) return found;
    }
  }
  return "en";
}

const translators = new Map(locales.map((locale) => [locale, makeTranslator(locale)]));

/** Words of one language. @throws Error for a key that no file has: a missing text is a bug, not an empty label. */
export const translator = (locale: string): Translate => translators.get(locale) ?? makeTranslator(locale);

function makeTranslator(locale: string): Translate {
  const t = words.getFixedT(locale);
  // Words without values, or with a small count alone, are the same every time; i18next would resolve language, plural and
  // placeholders again.
  const plain = new Map<string, string>();
  const look = (key: string, values: Record<string, string | number>): string => {
    const text = t(key, values);
    if (text === key) throw new Error(`no text for "${key}" in ${locale}`);
    return text;
  };
  return (key, values) => {
    const name = values ? nameOfCount(key, values) : key;
    if (name === undefined) return look(key, values ?? {});
    const known = plain.get(name);
    if (known !== undefined) return known;
    const text = look(key, values ?? {});
    plain.set(name, text);
    return text;
  };
}

function nameOfCount(key: string, values: Record<string, string | number>): string | undefined {
  const { count, ...others } = values;
  return typeof count === "number" && count >= 0 && count < 50 && Object.keys(others).length === 0 ? `${key} ${count}` : undefined;
}
