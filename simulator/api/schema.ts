import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { buildSchema } from "graphql";
import type { GraphQLSchema } from "graphql";

const folder = new URL("../../schemas/", import.meta.url).pathname;
const built = new Map<string, GraphQLSchema>();

/** The API versions whose schema lies in `schemas/`, oldest first. */
export const supportedVersions: readonly string[] = readdirSync(folder)
  .map((file) => /^admin-(\d{4}-\d{2})\.graphql$/.exec(file)?.[1])
  .filter((version) => version !== undefined)
  .sort();

/**
 * The version that answers a request for `asked`: itself when supported, else the oldest supported one that is not older
 * ("fall forward", https://shopify.dev/docs/api/usage/versioning), else the newest. Undefined for text that is no version.
 */
export function servedVersion(asked: string): string | undefined {
  if (asked === "unstable") return supportedVersions.at(-1);
  if (!/^\d{4}-\d{2}$/.test(asked)) return undefined;
  return supportedVersions.find((version) => version >= asked) ?? supportedVersions.at(-1);
}

/** The Admin API schema of a supported version, built at its first use (about 0.4 s). */
export function adminSchema(version: string): GraphQLSchema {
  const known = built.get(version);
  if (known) return known;
  const text = readFileSync(path.join(folder, `admin-${version}.graphql`), "utf8");
  const schema = buildSchema(text, { assumeValid: true });
  built.set(version, schema);
  return schema;
}
