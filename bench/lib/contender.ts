import { readFileSync } from "node:fs";
import { startProcess, waitFor, type Running } from "../../scripts/lib/processes.ts";

/** A server under test. */
export interface Contender {
  origin: string;
  process: Running;
}

/** Starts a server and waits for its /healthz. */
export async function startContender(
  name: string,
  args: string[],
  port: number,
  folder: string,
  env: Record<string, string>,
): Promise<Contender> {
  const process = await startProcess(name, args, `${folder}/${name}.log`, { ...env, PORT: String(port), HOST: "127.0.0.1" });
  const origin = `http://127.0.0.1:${port}`;
  await waitFor(`${origin}/healthz`, process);
  return { origin, process };
}

/** CPU time so far, in milliseconds (Linux: clock ticks of 10 ms in /proc). Undefined elsewhere. */
export function cpuMs(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}

/** Largest resident memory so far, in MB. */
export function peakMb(pid: number): number | undefined {
  try {
    const match = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
    return match ? Math.round(Number(match[1]) / 1024) : undefined;
  } catch {
    return undefined;
  }
}
