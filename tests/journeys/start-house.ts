// Before all journeys: the whole product on free ports, with a throw-away database. Playwright runs under plain Node type
// stripping of its own, so the house is started by a process of ours that prints where everything is.
import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";

const root = path.resolve(import.meta.dirname, "../..");

export default async function startHouse(): Promise<() => Promise<void>> {
  // A house that runs already, named by whoever is writing a journey, is used and left alone.
  if (process.env.HOUSE) return () => Promise.resolve();
  const child = spawn(
    process.execPath,
    ["--import", path.join(root, "scripts/alias-hook.mjs"), path.join(root, "scripts/test/journey-house.ts")],
    {
      cwd: root,
      stdio: ["pipe", "pipe", "inherit"],
      env: { ...process.env, NODE_NO_WARNINGS: "1", NODE_OPTIONS: "" },
    },
  );
  const lines = createInterface({ input: child.stdout });
  const ready = await new Promise<string>((resolve, reject) => {
    lines.on("line", (line) => line.startsWith("HOUSE ") && resolve(line.slice(6)));
    child.once("exit", (code) => reject(new Error(`the house ended with ${String(code)}`)));
  });
  process.env.HOUSE = ready;
  return async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.stdin.end();
    await gone;
  };
}
