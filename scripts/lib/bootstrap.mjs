// Runs on the Node a fresh machine has (20 or newer) and needs nothing installed: installs what is missing, then hands over to
// the project's own Node.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../..", import.meta.url));
const modules = path.join(root, "node_modules");
const stamp = path.join(modules, ".installed-from");

const lockDigest = () =>
  createHash("sha256")
    .update(readFileSync(path.join(root, "package-lock.json")))
    .digest("hex");
const upToDate = () => existsSync(stamp) && readFileSync(stamp, "utf8") === lockDigest();

/** `npm ci` unless node_modules was installed from this very lock file. */
export function install() {
  if (Number(process.versions.node.split(".")[0]) < 20) {
    console.error(`Node 20 or newer is needed to start; this is ${process.version}.`);
    process.exit(1);
  }
  if (upToDate()) return;
  console.log("Installing packages (npm ci) …");
  // npm says where it is; a path with .js is run by this Node, anything else is the command itself.
  const cli = process.env.npm_execpath;
  const [command, first] = cli?.endsWith(".js") ? [process.execPath, [cli]] : ["npm", []];
  const done = spawnSync(command, [...first, "ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: "inherit",
    env: { ...process.env, NODE_ENV: "" },
  });
  if (done.status !== 0) {
    console.error("npm ci failed; its words stand above.");
    process.exit(done.status ?? 1);
  }
  writeFileSync(stamp, lockDigest());
}

/**
 * Installs, then runs a TypeScript file of ours under the project's own Node and ends as it ends.
 * @param {string} script path below the checkout
 */
export function handOver(script, args = process.argv.slice(2)) {
  install();
  const bin = path.join(modules, ".bin");
  const node = path.join(modules, "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  const env = { ...process.env, PATH: `${bin}${path.delimiter}${process.env.PATH ?? ""}`, NODE_NO_WARNINGS: "1", CHECKPOINT_DISABLE: "1" };
  const child = spawn(node, ["--import", path.join(root, "scripts/alias-hook.mjs"), path.join(root, script), ...args], {
    cwd: root,
    stdio: "inherit",
    env,
  });
  // Ctrl-C reaches the child by itself; this process only waits for it.
  process.on("SIGINT", () => {});
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
}
