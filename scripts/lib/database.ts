// Prepares a database: the app's role, migrations as the owner, the queue's own schema as the app's role, grants.
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);
const root = path.resolve(import.meta.dirname, "../..");
const bin = (name: string): string => path.join(root, "node_modules/.bin", name);

/** The role as which app, worker and tests connect. */
export const APP_ROLE = "aftercare";

/** The same database as another role. */
export function asRole(url: string, role: string, password: string): string {
  const changed = new URL(url);
  changed.username = role;
  changed.password = password;
  return changed.toString();
}

/**
 * Brings a database up to date. Run it with the owner's address; safe to repeat.
 * @param ownerUrl address of the database as its owner
 * @param appUrl the same database as the app's role; the role is made when it is missing
 */
export async function deployDatabase(ownerUrl: string, appUrl: string): Promise<void> {
  const app = new URL(appUrl);
  const role = decodeURIComponent(app.username);
  await asOwner(ownerUrl, async (client) => {
    const known = await client.query("select 1 from pg_roles where rolname = $1", [role]);
    const password = client.escapeLiteral(decodeURIComponent(app.password));
    if (known.rowCount === 0) await client.query(`create role ${client.escapeIdentifier(role)} login password ${password}`);
    // The queue keeps its tables in a schema of its own and looks after them itself.
    await client.query(
      `grant connect, create on database ${client.escapeIdentifier(new URL(ownerUrl).pathname.slice(1))} to ${client.escapeIdentifier(role)}`,
    );
  });
  const env = { ...process.env, DATABASE_URL: ownerUrl, CHECKPOINT_DISABLE: "1" };
  await run(process.execPath, [bin("prisma"), "migrate", "deploy"], { cwd: root, env });
  await run(process.execPath, [bin("graphile-worker"), "--schema-only", "-c", appUrl], { cwd: root, env });
  const grants = await readFile(path.join(root, "prisma/grants.sql"), "utf8");
  await asOwner(ownerUrl, (client) => client.query(grants.replaceAll(":role", client.escapeIdentifier(role))));
}

/** Makes the database when it is missing. */
export async function ensureDatabase(serverUrl: string, name: string): Promise<void> {
  await asOwner(serverUrl, async (client) => {
    const known = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (known.rowCount === 0) await client.query(`create database ${client.escapeIdentifier(name)}`);
  });
}

/** Runs something on one connection of its own. */
export async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
