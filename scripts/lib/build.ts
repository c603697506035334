// Builds the app when its sources changed since the last build.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../..");
const stamp = path.join(root, "build/.built-from");
const SOURCES = [
  "app",
  "server",
  "prisma",
  "schemas",
  "public",
  "package-lock.json",
  "vite.config.ts",
  "remix.config.js",
  "codegen.ts",
  "tsconfig.json",
];
const GENERATED = ["app/platform/db/client", "app/platform/shopify/types"].map((folder) => path.join(root, folder));

function* filesIn(entry: string): Generator<string> {
  if (GENERATED.includes(entry)) return;
  let inner;
  try {
    inner = readdirSync(entry, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOTDIR") throw error;
    yield entry;
    return;
  }
  for (const one of inner.sort((a, b) => (a.name < b.name ? -1 : 1))) yield* filesIn(path.join(entry, one.name));
}

function digest(): string {
  const hash = createHash("sha256");
  for (const source of SOURCES)
    for (const file of filesIn(path.join(root, source))) if (!file.includes(".test.")) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

/** Runs a program of node_modules/.bin under this Node. @throws Error with its output when it fails. */
export async function runBin(name: string, args: string[], env: Record<string, string> = {}): Promise<void> {
  const child = spawn(process.execPath, [path.join(root, "node_modules/.bin", name), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (part: Buffer) => (output += part.toString()));
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  if (code !== 0) throw new Error(`${name} ${args.join(" ")} failed:\n${output}`);
}

/** Prisma's client and the types of our GraphQL documents; fails when a document does not fit Shopify's schema. */
export async function generate(): Promise<void> {
  await runBin("prisma", ["generate"]);
  await runBin("graphql-codegen", ["--config", "codegen.ts", "--silent"]);
}

/** @returns whether a build was needed. */
export async function ensureBuilt(): Promise<boolean> {
  const now = digest();
  if (existsSync(stamp) && GENERATED.every(existsSync) && readFileSync(stamp, "utf8") === now) return false;
  await generate();
  await runBin("remix", ["vite:build"], { NODE_ENV: "production" });
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
  return true;
}
