import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "smol-toml";
import { expect, test } from "vitest";
import { jobs } from "~/jobs.server";
import { pool } from "~/platform/db/db.server";
import { envNames } from "~/platform/env.server";
import { webhooks } from "~/webhooks.server";

const root = path.resolve(import.meta.dirname, "../..");
const SKIPPED = new Set(["node_modules", "build", ".data", ".git", "client", "types", "test-results"]);
const CODE = /\.(ts|tsx|mjs|js)$/;

function files(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED.has(entry.name) ? [] : files(file);
    return [file];
  });
}

const all = ["app", "server", "simulator", "scripts", "bench", "tests", "prisma", "extensions"].flatMap(files);
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const offenders = (where: string[], pattern: RegExp): string[] => where.filter((file) => pattern.test(read(file)));
const code = all.filter((file) => CODE.test(file) && !file.endsWith(".d.ts"));

test("no file of code has more than 300 lines", () => {
  const long = code.map((file) => [file, read(file).split("\n").length - 1] as const).filter(([, lines]) => lines > 300);
  expect(long).toEqual([]);
});

test("file names are kebab-case", () => {
  const odd = code
    .filter((file) => !file.startsWith("app/routes/"))
    .map((file) => path.basename(file))
    .filter((name) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(name));
  expect(odd).toEqual([]);
});

test("every topic of shopify.app.toml has a handler, and every handler a topic", () => {
  interface Toml {
    webhooks: { subscriptions: { topics?: string[]; compliance_topics?: string[] }[] };
  }
  const toml = parse(read("shopify.app.toml")) as unknown as Toml;
  const topics = toml.webhooks.subscriptions.flatMap((one) => [...(one.topics ?? []), ...(one.compliance_topics ?? [])]);
  expect(Object.keys(webhooks).sort()).toEqual(topics.sort());
});

test(".env.example lists exactly the variables that the app reads", () => {
  const listed = [...read(".env.example").matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
  expect(listed.sort()).toEqual([...envNames].sort());
});

test("the environment is read in one place", () => {
  const product = code.filter(
    (file) => /^(app|server)\//.test(file) && !file.includes(".test.") && file !== "app/platform/env.server.ts" && file !== "server/dev.ts",
  );
  expect(offenders(product, /process\.env/)).toEqual([]);
});

test("no module is mocked", () => {
  const word = ["vi", "mock("].join(".");
  expect(code.filter((file) => read(file).includes(word))).toEqual([]);
});

test("business code does not ask PostgreSQL for the time", () => {
  const product = code.filter((file) => file.startsWith("app/features/") && !file.includes(".test."));
  expect(offenders(product, /(?<!\.)\bnow\(\)\s*[-+]|current_timestamp/i)).toEqual([]);
});

test("every job has a name of its own", () => {
  const names = jobs.map((job) => job.name);
  expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
});

test("every table of a shop has the shop as the first column of its primary key", async () => {
  const { rows } = await pool.query<{ table: string; first: string | null }>(`
    select c.relname as table,
      (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary) as first
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = 'public'`);
  const notOfAShop = ["_prisma_migrations", "rate_limits", "worker_lives"];
  expect(rows.filter((row) => !notOfAShop.includes(row.table) && row.first !== "shop")).toEqual([]);
});

test("the app's role can neither change tables nor rewrite the audit trail", async () => {
  await expect(pool.query("create table public.mine (a int)")).rejects.toThrow("permission denied");
  await expect(pool.query("update audit_entries set action = ''")).rejects.toThrow("permission denied");
  await expect(pool.query("delete from facts")).rejects.toThrow("permission denied");
});

test("every language file has the same keys", () => {
  const keys = (value: unknown, prefix = ""): string[] =>
    typeof value === "object" && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => keys(inner, `${prefix}.${key.replace(/_(zero|one|two|few|many|other)$/, "")}`))
      : [prefix];
  const of = (locale: string): string[] => [...new Set(keys(JSON.parse(read(`app/locales/${locale}.json`))))].sort();
  expect(of("de")).toEqual(of("en"));
  expect(of("fr")).toEqual(of("en"));
});
