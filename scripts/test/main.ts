// npm test: everything a reviewer would want to see pass. The last line counts over all suites.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBuilt, generate, root } from "../lib/build.ts";
import { findChromium } from "./chromium.ts";

interface Count {
  passed: number;
  failed: number;
}

const out = path.join(root, "test-results");
const only = process.argv.slice(2);
const bin = (name: string): string => path.join(root, "node_modules/.bin", name);

async function run(args: string[], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, ...env } });
  const stop = (signal: NodeJS.Signals): boolean => child.kill(signal);
  process.on("SIGTERM", stop);
  const code = await new Promise<number>((resolve) => child.once("exit", (status) => resolve(status ?? 1)));
  process.off("SIGTERM", stop);
  return code;
}

/** A tool that answers with its exit code counts as one test. */
const tool =
  (name: string, ...args: string[]) =>
  async (): Promise<Count> => {
    const code = await run([bin(name), ...args]);
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  };

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

const vitest = (config: string) => async (): Promise<Count> => {
  const file = path.join(out, `${path.dirname(config).replaceAll("/", "-")}-vitest.json`);
  const code = await run([bin("vitest"), "run", "--config", config, "--reporter=dot", "--reporter=json", `--outputFile.json=${file}`]);
  const report = JSON.parse(readFileSync(file, "utf8")) as VitestReport;
  // A file that can't even be loaded has no tests that could fail: it counts as one. Skipped tests do not count as passed.
  const unloaded = report.testResults.filter((one) => one.status === "failed" && one.assertionResults.length === 0).length;
  const failed = report.numFailedTests + unloaded;
  return { passed: report.numPassedTests, failed: failed || (code === 0 ? 0 : 1) };
};

const journeys = async (): Promise<Count> => {
  const file = path.join(out, "journeys.json");
  const code = await run([bin("playwright"), "test", "--reporter=list,json"], {
    CHROME_PATH: findChromium(),
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const { stats } = JSON.parse(readFileSync(file, "utf8")) as { stats: { expected: number; unexpected: number; flaky: number } };
  const failed = stats.unexpected + stats.flaky;
  return { passed: stats.expected, failed: failed || (code === 0 ? 0 : 1) };
};

const build = async (): Promise<Count> => {
  await ensureBuilt();
  return { passed: 1, failed: 0 };
};

const suites: [string, () => Promise<Count>][] = [
  ["format", tool("prettier", "--check", "--log-level=warn", ".")],
  ["types", tool("tsc", "-p", ".")],
  ["lint", tool("eslint", "--max-warnings=0", ".")],
  ["deadcode", tool("knip", "--no-progress")],
  ["app", vitest("vitest.config.ts")],
  ["simulator", vitest("simulator/vitest.config.ts")],
  ["build", build],
  ["journeys", journeys],
];

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const total: Count = { passed: 0, failed: 0 };
const chosen = only.length > 0 ? suites.filter(([name]) => only.includes(name)) : suites;
if (chosen.length === 0) throw new Error(`Suites: ${suites.map(([name]) => name).join(", ")}`);
await generate();
for (const [name, suite] of chosen) {
  const began = performance.now();
  const count = await suite().catch((error: unknown): Count => {
    console.error(error instanceof Error ? error.message : error);
    return { passed: 0, failed: 1 };
  });
  total.passed += count.passed;
  total.failed += count.failed;
  console.log(`${name}: ${count.passed} passed, ${count.failed} failed in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
