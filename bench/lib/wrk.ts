import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { tail } from "../../scripts/lib/processes.ts";
import { cpuMs, peakMb, type Contender } from "./contender.ts";
import type { Figures } from "./report.ts";

/** wrk (Debian's package) is the load generator: a Node sender would cost as much CPU as the receiver. */
export function needWrk(): void {
  if (spawnSync("wrk", ["-v"]).error === undefined) return;
  const installed = process.getuid?.() === 0 && spawnSync("apt-get", ["install", "-y", "wrk"], { stdio: "ignore" }).status === 0;
  if (!installed) throw new Error("This benchmark needs wrk: apt-get install wrk, or your system's package of that name.");
}

const DONE = `
function done(summary, latency, requests)
  local errors = summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout
  io.write(string.format('WRK {"requests":%d,"micros":%d,"bad":%d,"errors":%d,"p50":%.3f,"p95":%.3f,"p99":%.3f,"max":%.3f}\\n',
    summary.requests, summary.duration, summary.errors.status, errors,
    latency:percentile(50)/1000, latency:percentile(95)/1000, latency:percentile(99)/1000, latency.max/1000))
end
`;

export interface Load {
  connections: number;
  seconds: number;
  /** Lua of wrk: sets up requests (https://github.com/wg/wrk/blob/master/SCRIPTING). */
  lua: string;
  folder: string;
}

export interface LoadResult {
  figures: Figures;
  requests: number;
  /** Answers other than 2xx and 3xx, and broken connections. */
  bad: number;
}

/** Loads a contender and reads its figures. */
export async function load(contender: Contender, o: Load): Promise<LoadResult> {
  const script = path.join(o.folder, "load.lua");
  writeFileSync(script, o.lua + DONE);
  const pid = contender.process.pid;
  const before = cpuMs(pid);
  const child = spawn("wrk", ["-t1", `-c${o.connections}`, `-d${o.seconds}s`, "--timeout", "10s", "-s", script, contender.origin], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (part: Buffer) => (output += part.toString()));
  await new Promise((resolve) => child.once("exit", resolve));
  const line = /^WRK (.*)$/m.exec(output)?.[1];
  if (!line) throw new Error(`wrk said: ${output}\n${tail(contender.process.logFile)}`);
  const seen = JSON.parse(line) as Record<"requests" | "micros" | "bad" | "errors" | "p50" | "p95" | "p99" | "max", number>;
  const after = cpuMs(pid);
  const figures: Figures = {
    per_s: Math.round(seen.requests / (seen.micros / 1e6)),
    p50_ms: seen.p50,
    p95_ms: seen.p95,
    p99_ms: seen.p99,
    max_ms: seen.max,
  };
  if (before !== undefined && after !== undefined) figures.cpu_ms_per_op = Number(((after - before) / seen.requests).toFixed(3));
  const peak = peakMb(pid);
  if (peak !== undefined) figures.peak_mb = peak;
  return { figures, requests: seen.requests, bad: seen.bad + seen.errors };
}
