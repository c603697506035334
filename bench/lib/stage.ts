// What every benchmark stands on: an embedded PostgreSQL with full durability, a deployed database, and the app's environment.
import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { APP_ROLE, asRole, deployDatabase, ensureDatabase } from "../../scripts/lib/database.ts";
import { startEmbedded } from "../../scripts/lib/embedded-postgres.ts";
import { freeBase } from "../../scripts/lib/ports.ts";
import { scratchFolder } from "../../scripts/lib/scratch-folder.ts";

export interface Stage {
  folder: string;
  /** First of twenty free ports. */
  base: number;
  ownerUrl: string;
  env: Record<string, string>;
  secret: string;
  clear: () => Promise<void>;
}

/** Starts PostgreSQL (synchronous_commit on) in a folder of its own. */
export async function setStage(): Promise<Stage> {
  const folder = scratchFolder(path.join(tmpdir(), "aftercare-bench-"));
  const base = await freeBase();
  const db = await startEmbedded({
    dataDir: path.join(folder, "postgres"),
    port: base,
    settings: { max_connections: "100", shared_buffers: "256MB" },
  });
  await ensureDatabase(db.url("postgres"), "bench");
  const ownerUrl = db.url("bench");
  const secret = randomBytes(16).toString("hex");
  const env = {
    NODE_ENV: "production",
    DATABASE_URL: asRole(ownerUrl, APP_ROLE, "bench"),
    SHOPIFY_API_KEY: "bench-client",
    SHOPIFY_API_SECRET: secret,
    SHOPIFY_APP_URL: `http://127.0.0.1:${base + 1}`,
    SCOPES: "read_orders",
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
    SMTP_URL: "smtp://127.0.0.1:9",
    MAIL_DOMAIN: "mail.bench.test",
    LOG_LEVEL: "warn",
  };
  await deployDatabase(ownerUrl, env.DATABASE_URL);
  const clear = async (): Promise<void> => {
    await db.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  return { folder, base, ownerUrl, env, secret, clear };
}
