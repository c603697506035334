import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync, closeSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** A process of ours. */
export interface Running {
  name: string;
  pid: number;
  child: ChildProcess;
  logFile: string;
  /** True once it has ended, by itself or stopped. */
  ended: () => boolean;
  /** SIGTERM, and after 12 s SIGKILL; resolves when it is gone. */
  stop: () => Promise<void>;
}

/** The end of a process' log, for error messages. */
export const tail = (file: string, lines = 15): string => readFileSync(file, "utf8").trimEnd().split("\n").slice(-lines).join("\n");

/** Starts a script under this Node, in a process group of its own so that Ctrl-C in a terminal leaves stopping to us. */
export async function startProcess(name: string, args: string[], logFile: string, env: Record<string, string>): Promise<Running> {
  const log = openSync(logFile, "a");
  const child = spawn(process.execPath, args, {
    cwd: process.cwd(),
    env: { PATH: process.env.PATH, HOME: process.env.HOME, NODE_NO_WARNINGS: "1", ...env } as unknown as NodeJS.ProcessEnv,
    stdio: ["ignore", log, log],
    detached: true,
  });
  closeSync(log);
  await once(child, "spawn");
  let over = false;
  const gone = once(child, "exit").then(() => {
    over = true;
  });
  const stop = async (): Promise<void> => {
    if (over) return;
    child.kill("SIGTERM");
    const force = setTimeout(() => child.kill("SIGKILL"), 12_000);
    await gone;
    clearTimeout(force);
  };
  return { name, pid: child.pid ?? 0, child, logFile, ended: () => over, stop };
}

/** Waits until an address answers 200. @throws Error with the log's end when the process ends first or 60 s pass. */
export async function waitFor(url: string, owner: Running): Promise<void> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    if (owner.ended()) throw new Error(`${owner.name} ended before it was ready:\n${tail(owner.logFile)}`);
    const ok = await fetch(url).then(
      (answer) => answer.ok,
      () => false,
    );
    if (ok) return;
    await sleep(60);
  }
  throw new Error(`${owner.name} did not answer at ${url}:\n${tail(owner.logFile)}`);
}
