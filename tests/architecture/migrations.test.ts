import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");

test("the migrations lead exactly to the schema", async () => {
  const args = ["migrate", "diff", "--from-migrations", "./prisma/migrations", "--to-schema-datamodel", "./prisma", "--script"];
  const env = { ...process.env, DATABASE_URL: process.env.DATABASE_OWNER_URL, CHECKPOINT_DISABLE: "1" } as NodeJS.ProcessEnv;
  const { stdout } = await promisify(execFile)(process.execPath, [path.join(root, "node_modules/.bin/prisma"), ...args], {
    cwd: root,
    env,
  });
  expect(stdout.replace(/^--.*$/gm, "").trim()).toBe("");
}, 60_000);
