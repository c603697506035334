import { execFile } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const preload = path.join(import.meta.dirname, "divert.mjs");
let server: Server;
let origin: string;
let offsetMs = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url?.startsWith("/api/clock")) response.end(JSON.stringify({ offsetMs }));
    else response.end(JSON.stringify({ host: request.headers.host, url: request.url, kept: request.headers["x-kept"] ?? null }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** Runs a program under the preload and gives what it printed, as JSON. */
async function run(program: string, env: Record<string, string> = {}): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", preload, "--input-type=module", "-e", program], {
    env: { PATH: process.env.PATH, SHOPIFY_SIM_ORIGIN: origin, ...env } as unknown as NodeJS.ProcessEnv,
    timeout: 15_000,
  });
  return JSON.parse(stdout);
}

test.each([
  "demo.myshopify.com",
  "shopify.com",
  "cdn.shopify.com",
  "shop.dev",
  "storage.googleapis.com",
  "shopify-staged-uploads.storage.googleapis.com",
])("a request for %s reaches the simulator with its own Host and headers", async (host) => {
  const answer = await run(`console.log(await (await fetch("https://${host}/a?b=1", {headers: {"x-kept": "yes"}})).text())`);
  expect(answer).toEqual({ host, url: "/a?b=1", kept: "yes" });
});

test("every way out but loopback is refused, and the refusal names the host", async () => {
  const answer = await run(`
    import dns from "node:dns"; import https from "node:https"; import net from "node:net"; import tls from "node:tls";
    import { lookup } from "node:dns/promises";
    const failure = (emitter) => new Promise((resolve) => emitter.on("error", (error) => resolve(error.code + " " + error.message)));
    const named = (error) => error.message;
    console.log(JSON.stringify([
      await fetch("https://example.com/").catch((error) => error.cause.message),
      await fetch("https://notmyshopify.com/").catch((error) => error.cause.message),
      await failure(https.get("https://example.com/")),
      await failure(net.connect(25, "192.0.2.7")),
      await failure(tls.connect({ port: 443, host: "192.0.2.8" })),
      await lookup("example.org").catch(named),
      await new Promise((resolve) => dns.lookup("example.net", (error) => resolve(named(error)))),
      await dns.promises.resolveMx("mail.example").catch(named),
    ]));`);
  const refused = (host: string): string => `A connection to ${host} was refused: only loopback may be reached here.`;
  expect(answer).toEqual([
    refused("example.com"),
    refused("notmyshopify.com"),
    `EGRESS_REFUSED ${refused("example.com")}`,
    `EGRESS_REFUSED ${refused("192.0.2.7")}`,
    `EGRESS_REFUSED ${refused("192.0.2.8")}`,
    refused("example.org"),
    refused("example.net"),
    refused("mail.example"),
  ]);
});

test("without a simulator Shopify's hosts are refused too", async () => {
  const answer = await run(
    `console.log(JSON.stringify(await fetch("https://demo.myshopify.com/").catch((error) => error.cause.message)))`,
    {
      SHOPIFY_SIM_ORIGIN: "",
    },
  );
  expect(answer).toContain("demo.myshopify.com");
});

test("Date starts at the control's offset and follows it, performance.now does not", async () => {
  offsetMs = 86_400_000;
  const machine = Date.now();
  const started = run(
    `const start = performance.now(); const first = Date.now();
     while (Date.now() - first < 3_600_000 && performance.now() - start < 5_000) await new Promise((resolve) => setTimeout(resolve, 20));
     console.log(JSON.stringify({ first, second: new Date().getTime(), words: Date.parse(Date()), real: performance.now() - start, isDate: new Date() instanceof Date }))`,
    { SIM_CONTROL: origin },
  );
  await new Promise((resolve) => setTimeout(resolve, 600));
  offsetMs = 2 * 86_400_000;
  const { first, second, words, real, isDate } = (await started) as Record<string, number>;
  expect(first! - machine).toBeGreaterThanOrEqual(86_400_000);
  expect(second! - machine).toBeGreaterThanOrEqual(2 * 86_400_000);
  expect(Math.abs(words! - second!)).toBeLessThan(2_000);
  expect(real).toBeLessThan(5_000);
  expect(isDate).toBe(true);
});

test("a control that is not up yet does not keep the program from starting or from ending", async () => {
  expect(await run(`console.log(Math.abs(Date.now() - performance.timeOrigin) < 60_000)`, { SIM_CONTROL: "http://127.0.0.1:1" })).toBe(
    true,
  );
});
