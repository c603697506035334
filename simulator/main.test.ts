import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { request } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import { portsFrom } from "./config.ts";

const main = path.join(import.meta.dirname, "main.ts");
const running: ChildProcess[] = [];
const blockers: Server[] = [];
/** Away from the ports people use; a run has its own ten. */
let base = 24_000 + (process.pid % 400) * 10;

afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  for (const server of blockers.splice(0)) server.close();
  base += 10;
});

interface Started {
  /** The line it printed when it was ready, or undefined when it ended before. */
  ready: string | undefined;
  errors: string;
  child: ChildProcess;
  ended: Promise<number | null>;
}

function start(dataDir: string): Promise<Started> {
  const env = {
    PATH: process.env.PATH,
    SIM_BASE_PORT: String(base),
    SIM_DATA_DIR: dataDir,
    SHOPIFY_API_KEY: "key",
    SHOPIFY_API_SECRET: "hush",
  };
  const child = spawn(process.execPath, [main], { env: env as unknown as NodeJS.ProcessEnv });
  running.push(child);
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return new Promise((resolve) => {
    let errors = "";
    child.stderr.on("data", (part: Buffer) => (errors += part.toString()));
    child.stdout.once("data", (part: Buffer) => resolve({ ready: part.toString(), errors, child, ended }));
    void ended.then(() => resolve({ ready: undefined, errors, child, ended }));
  });
}

const folder = (): string => mkdtempSync(path.join(tmpdir(), "main-"));
const control = (at: string, body?: object): Promise<Record<string, unknown>> =>
  fetch(`http://127.0.0.1:${base + 3}${at}`, body ? { method: "POST", body: JSON.stringify(body) } : {}).then(
    (response) => response.json() as never,
  );

/** The answer of the Shopify port for a host. */
const asHost = (host: string, at: string): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const asked = request({ host: "127.0.0.1", port: portsFrom(base).shopify, path: at, headers: { Host: host } }, (response) => {
      let body = "";
      response.on("data", (part: Buffer) => (body += part.toString()));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body }));
    });
    asked.on("error", reject).end();
  });

test("it says where it can be reached, ends within a second, and goes on from where it was", async () => {
  const dataDir = folder();
  const { ready, child, ended } = await start(dataDir);
  const addresses = JSON.parse(/^SIMULATOR (\{.*\})\n$/.exec(ready ?? "")![1]!) as Record<string, string>;
  expect(Object.keys(addresses)).toEqual(["admin", "storefront", "mailbox", "control"]);
  for (const address of Object.values(addresses)) expect((await fetch(address)).status).toBe(200);
  await control("/api/clock", { advanceMs: 7_200_000 });
  const { order } = (await control("/api/orders", {})) as { order: { id: string } };
  const asked = performance.now();
  child.kill("SIGTERM");
  expect(await ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(1_000);
  expect(readFileSync(path.join(dataDir, "world.json"), "utf8")).toContain(order.id);

  const again = await start(dataDir);
  expect(again.ready).toContain("SIMULATOR");
  expect((await control("/api/clock")).offsetMs).toBe(7_200_000);
  expect(await control(`/api/world?path=orders.${order.id}.name`)).toBe("#1001");
  again.child.kill("SIGINT");
  expect(await again.ended).toBe(0);
}, 30_000);

test("a taken port is named, with its role", async () => {
  const blocker = createServer();
  blockers.push(blocker);
  await new Promise<void>((resolve) => blocker.listen(base + 6, "127.0.0.1", resolve));
  const { ready, errors, ended } = await start(folder());
  expect(ready).toBeUndefined();
  expect(errors).toBe(`Port ${base + 6} (shopify) is taken.\n`);
  expect(await ended).toBe(1);
}, 30_000);

test("one port answers for Shopify's hosts, each by its Host, and for nobody else's", async () => {
  await start(folder());
  expect((await asHost("demo.myshopify.com", "/admin/api/2026-10/graphql.json")).status).not.toBe(501);
  expect((await asHost("demo.myshopify.com", "/")).body).toContain("Harbour &");
  expect((await asHost("demo.myshopify.com", "/.well-known/openid-configuration")).status).toBe(200);
  expect((await asHost("cdn.shopify.com", "/shopifycloud/app-bridge.js")).status).toBe(200);
  expect((await asHost("other.myshopify.com", "/admin/api/2026-10/graphql.json")).status).toBe(404);
  expect(await asHost("example.com", "/")).toMatchObject({ status: 501, body: expect.stringContaining("example.com") as unknown });
}, 30_000);
