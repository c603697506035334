import http from "node:http";
import { isLoopback } from "../../scripts/preload/loopback.mjs";

/** https://shopify.dev/docs/apps/build/webhooks/troubleshooting: one second to connect, five in all. */
export interface Limits {
  connectMs: number;
  totalMs: number;
}
export const LIMITS: Limits = { connectMs: 1_000, totalMs: 5_000 };

export interface SendResult {
  status: number | null;
  /** null for a 2xx answer. */
  error: string | null;
}

const problem = (status: number): string | null => {
  if (status >= 200 && status < 300) return null;
  return status >= 300 && status < 400 ? `answered ${status}: redirects are not followed` : `answered ${status}`;
};

/** Keeps connections open and bounds how many there are. */
export const makeAgent = (connections: number): http.Agent => new http.Agent({ keepAlive: true, maxSockets: connections });

function attempt(
  agent: http.Agent,
  url: URL,
  headers: Record<string, string>,
  body: Buffer,
  limits: Limits,
): Promise<SendResult & { stale: boolean }> {
  return new Promise((resolve) => {
    const request = http.request(url, { agent, method: "POST", headers: { ...headers, "Content-Length": body.length } });
    const timers: NodeJS.Timeout[] = [];
    const done = (result: SendResult, stale = false): void => {
      for (const timer of timers) clearTimeout(timer);
      resolve({ ...result, stale });
    };
    const giveUp = (after: number, words: string): NodeJS.Timeout => setTimeout(() => request.destroy(new Error(words)), after);
    timers.push(giveUp(limits.totalMs, `no answer within ${limits.totalMs / 1000} s`));
    request.on("socket", (socket) => {
      if (!socket.connecting) return;
      const timer = giveUp(limits.connectMs, `no connection within ${limits.connectMs / 1000} s`);
      timers.push(timer);
      socket.once("connect", () => clearTimeout(timer));
    });
    request.on("response", (response) => {
      const status = response.statusCode ?? 0;
      response.resume();
      response.on("error", (error) => done({ status, error: error.message }));
      response.on("end", () => done({ status, error: problem(status) }));
    });
    request.on("error", (error: NodeJS.ErrnoException) => {
      done({ status: null, error: error.message || (error.code ?? "failed") }, request.reusedSocket && error.code === "ECONNRESET");
    });
    request.end(body);
  });
}

/** Posts one delivery. Never throws: what went wrong is in the result. */
export async function send(
  agent: http.Agent,
  url: URL,
  headers: Record<string, string>,
  body: Buffer,
  limits: Limits = LIMITS,
): Promise<SendResult> {
  if (!isLoopback(url.hostname)) return { status: null, error: `${url.hostname} is not on this machine` };
  const first = await attempt(agent, url, headers, body, limits);
  // The app closed a kept connection in the moment we wrote to it: that is no answer, so it is asked again on a new one.
  const { status, error } = first.stale ? await attempt(agent, url, headers, body, limits) : first;
  return { status, error };
}
