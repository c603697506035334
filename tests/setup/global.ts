import { createServer } from "node:net";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "../../scripts/lib/embedded-postgres";
import { APP_ROLE, asOwner, asRole, deployDatabase } from "../../scripts/lib/database";

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/** One throw-away PostgreSQL a run, and in it a template that every test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = path.resolve(`.data/test-postgres-${process.pid}`);
  const db = await startEmbedded({ dataDir, port: await freePort(), volatile: true, settings: { max_connections: "200" } });
  const template = db.url("template_app");
  await asOwner(db.url("postgres"), (client) => client.query("create database template_app"));
  await deployDatabase(template, asRole(template, APP_ROLE, "test"));
  project.provide("postgres", db.url("DATABASE"));
  return async () => {
    await db.remove();
  };
}

declare module "vitest" {
  interface ProvidedContext {
    postgres: string;
  }
}
