// Checks the theme app extension as Shopify's own theme-check does. It wants to refresh its docs over the network and falls back to
// the ones it carries. Prints one line per offence; ends with 1 when there is any.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { themeCheckRun } from "@shopify/theme-check-node";

const extension = path.resolve(import.meta.dirname, "../extensions/aftercare-storefront");

/** Offences in a folder laid out as a theme app extension: "blocks/x.liquid:12 TranslationKeyExists …". */
export async function themeOffences(folder = extension) {
  const { offenses } = await themeCheckRun(folder, "theme-check:theme-app-extension", () => undefined);
  const root = pathToFileURL(folder).href;
  return offenses.map((one) => `${one.uri.slice(root.length + 1)}:${one.start.line + 1} ${one.check} ${one.message}`);
}

if (process.argv[1] === import.meta.filename) {
  const offences = await themeOffences();
  for (const line of offences) process.stdout.write(`${line}\n`);
  process.stdout.write(`theme-check: ${offences.length} offences\n`);
  process.exitCode = offences.length > 0 ? 1 : 0;
}
