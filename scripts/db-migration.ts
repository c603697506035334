// npm run db:migration -- NAME: writes the SQL that leads from the migrations to the present schema.
import { mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { spawnSync } from "node:child_process";
import { generate, root, runBin } from "./lib/build.ts";
import { ensureDatabase } from "./lib/database.ts";
import { startEmbedded } from "./lib/embedded-postgres.ts";
import { freeBase } from "./lib/ports.ts";
import { scratchFolder } from "./lib/scratch-folder.ts";

const name = (process.argv[2] ?? "").toLowerCase().replace(/[^a-z0-9]+/g, "_");
if (!name) {
  console.error("npm run db:migration -- NAME, in words that say what changes: npm run db:migration -- add_tags_to_orders");
  process.exit(1);
}

const db = await startEmbedded({
  dataDir: path.join(scratchFolder(path.join(tmpdir(), "aftercare-")), "postgres"),
  port: await freeBase(),
  volatile: true,
});
try {
  await ensureDatabase(db.url("postgres"), "migrated");
  const env = { DATABASE_URL: db.url("migrated"), CHECKPOINT_DISABLE: "1" };
  await runBin("prisma", ["migrate", "deploy"], env);
  const args = ["migrate", "diff", "--from-migrations", "./prisma/migrations", "--to-schema-datamodel", "./prisma", "--script"];
  const diff = spawnSync(process.execPath, [path.join(root, "node_modules/.bin/prisma"), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    encoding: "utf8",
  });
  if (diff.status !== 0) throw new Error(diff.stderr);
  if (!diff.stdout.replace(/^--.*$/gm, "").trim()) console.log("The schema has not changed since the last migration.");
  else {
    const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
    const folder = path.join(root, "prisma/migrations", `${stamp}_${name}`);
    mkdirSync(folder);
    writeFileSync(path.join(folder, "migration.sql"), diff.stdout);
    await generate();
    console.log(
      `Written: prisma/migrations/${stamp}_${name}/migration.sql. Read it before you commit it: docs/operations.md has the rules.`,
    );
  }
} finally {
  await db.remove();
}
