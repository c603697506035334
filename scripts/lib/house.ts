// The whole product on one desk: PostgreSQL, simulator, web, worker. The demo, the check and the journeys all start this.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "smol-toml";
import { startEmbedded, type Embedded } from "./embedded-postgres.ts";
import type { Ports } from "../../simulator/config.ts";
import { root } from "./build.ts";
import { APP_ROLE, asRole, deployDatabase, ensureDatabase } from "./database.ts";
import { startProcess, waitFor, type Running } from "./processes.ts";

export interface HouseOptions {
  ports: Ports;
  dataDir: string;
  /** Throw-away database without durability; for tests only. */
  volatile?: boolean;
  /** The web process through Vite instead of the build. */
  hot?: boolean;
  /** A new world begins so many milliseconds before now. */
  startAgoMs?: number;
  /** Further variables for web and worker. */
  env?: Record<string, string>;
}

export interface House {
  ports: Ports;
  addresses: { admin: string; storefront: string; mailbox: string; control: string };
  /** Address of the database as its owner. */
  ownerUrl: string;
  env: Record<string, string>;
  /** True when this data folder was made just now. */
  fresh: boolean;
  processes: { simulator: Running; web: Running; worker: Running };
  /** Starts a killed web or worker again. */
  restart: (which: "web" | "worker") => Promise<void>;
  stop: () => Promise<void>;
  /** After stopping: deletes the data folder and the database, wherever it had to go. */
  erase: () => Promise<void>;
}

const local = (port: number): string => `http://127.0.0.1:${port}`;

interface Secrets {
  apiSecret: string;
  encryptionKey: string;
  databasePassword: string;
}

function secretsIn(dataDir: string): Secrets {
  const file = path.join(dataDir, "secrets.json");
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as Secrets;
  const made = {
    apiSecret: randomBytes(24).toString("hex"),
    encryptionKey: randomBytes(32).toString("base64"),
    databasePassword: randomBytes(18).toString("hex"),
  };
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 });
  return made;
}

function appEnv(o: HouseOptions, secrets: Secrets, databaseUrl: string): Record<string, string> {
  const toml = parse(readFileSync(path.join(root, "shopify.app.toml"), "utf8")) as { client_id: string; access_scopes: { scopes: string } };
  const { ports } = o;
  return {
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    SHOPIFY_API_KEY: toml.client_id,
    SHOPIFY_API_SECRET: secrets.apiSecret,
    SHOPIFY_APP_URL: local(ports.appWindow),
    SCOPES: toml.access_scopes.scopes,
    ENCRYPTION_KEY: secrets.encryptionKey,
    APP_BRIDGE_URL: `${local(ports.appWindow)}/__simulator/app-bridge.js`,
    HOST: "127.0.0.1",
    PORT: String(ports.app),
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    MAIL_DOMAIN: "mail.harbourandpine.example",
    MAIL_IN_PORT: String(ports.appMail),
    LOG_LEVEL: "info",
    SHOPIFY_SIM_ORIGIN: local(ports.shopify),
    SIM_CONTROL: local(ports.control),
    ...o.env,
  };
}

/** Starts everything and returns when all parts answer. What was started is stopped again when a part fails. */
export async function startHouse(o: HouseOptions): Promise<House> {
  const fresh = !existsSync(path.join(o.dataDir, "secrets.json"));
  mkdirSync(o.dataDir, { recursive: true });
  const secrets = secretsIn(o.dataDir);
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const db: Embedded = await startEmbedded({
      dataDir: path.join(o.dataDir, "postgres"),
      port: o.ports.postgres,
      volatile: o.volatile ?? false,
      settings: { max_connections: "100" },
    });
    stops.push(() => db.stop());
    if (db.moved) console.log(`The user postgres can't reach ${o.dataDir}: the database lies in ${db.moved} instead.`);
    await ensureDatabase(db.url("postgres"), "aftercare");
    const ownerUrl = db.url("aftercare");
    const env = appEnv(o, secrets, asRole(ownerUrl, APP_ROLE, secrets.databasePassword));
    await deployDatabase(ownerUrl, env.DATABASE_URL ?? "");

    const log = (name: string): string => path.join(o.dataDir, `${name}.log`);
    const simulator = await startProcess("simulator", [path.join(root, "simulator/main.ts")], log("simulator"), {
      SIM_BASE_PORT: String(o.ports.admin),
      SIM_DATA_DIR: path.join(o.dataDir, "simulator"),
      SHOPIFY_API_KEY: env.SHOPIFY_API_KEY ?? "",
      SHOPIFY_API_SECRET: secrets.apiSecret,
      SIM_START_AGO_MS: String(o.startAgoMs ?? 0),
    });
    stops.push(() => simulator.stop());
    await waitFor(`${local(o.ports.control)}/api/clock`, simulator);

    const divert = ["--import", path.join(root, "scripts/preload/divert.mjs"), "--enable-source-maps"];
    const web = o.hot
      ? ["--import", path.join(root, "scripts/alias-hook.mjs"), path.join(root, "server/dev.ts")]
      : [path.join(root, "build/server/web.js")];
    const scripts = { web, worker: [path.join(root, "build/server/worker.js")] };
    const start = (name: "web" | "worker"): Promise<Running> =>
      startProcess(name, [...divert, ...scripts[name]], log(name), o.hot && name === "web" ? { ...env, NODE_ENV: "development" } : env);
    const processes = { simulator, web: await start("web"), worker: await start("worker") };
    stops.push(async () => {
      await Promise.all([processes.web.stop(), processes.worker.stop()]);
    });
    await waitFor(`${local(o.ports.app)}/readyz`, processes.web);
    const addresses = {
      admin: local(o.ports.admin),
      storefront: local(o.ports.storefront),
      mailbox: local(o.ports.mailbox),
      control: local(o.ports.control),
    };
    const erase = async (): Promise<void> => {
      await db.remove();
      rmSync(o.dataDir, { recursive: true, force: true });
    };
    const restart = async (which: "web" | "worker"): Promise<void> => {
      processes[which] = await start(which);
      if (which === "web") await waitFor(`${local(o.ports.app)}/readyz`, processes.web);
    };
    return { ports: o.ports, addresses, ownerUrl, env, fresh, processes, restart, stop, erase };
  } catch (error) {
    await stop();
    if (fresh && !existsSync(path.join(o.dataDir, "simulator"))) rmSync(path.join(o.dataDir, "secrets.json"), { force: true });
    throw error;
  }
}
