import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync } from "node:zlib";
import type { ServerBuild } from "@remix-run/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { doors } from "./doors";
import { openServer } from "./open-server";
import { staticFiles } from "./static-files";
import { plantShop } from "../tests/support/plant-order";
import { proxyQuery } from "../tests/support/sign";

const SHOP = "demo.myshopify.com";
const SECRET = "the-secret-of-the-stack";
const folder = mkdtempSync(path.join(tmpdir(), "assets-"));
const put = (name: string, text: string | Buffer): void => {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
};
put("assets/app-1a2b.js", "console.log(1)");
put("assets/app-1a2b.js.br", brotliCompressSync("console.log(1)"));
put("favicon.svg", "<svg/>");
put(".vite/manifest.json", "{}");
const route = (id: string, module: object) => ({ id, path: id, parentId: undefined, module: { default: undefined, ...module } });
/** A Remix app of two resource routes: one takes a body, one breaks. */
const build = {
  entry: { module: { default: () => new Response("page"), handleError: () => undefined } },
  routes: {
    take: route("take", { action: async ({ request }: { request: Request }) => Response.json({ size: (await request.blob()).size }) }),
    see: route("see", { loader: ({ request }: { request: Request }) => Response.json({ url: request.url }) }),
    broken: route("broken", { loader: () => Promise.reject(new Error(SECRET)) }),
  },
  assets: { entry: { module: "", imports: [] }, routes: {}, url: "", version: "1" },
  publicPath: "/",
  assetsBuildDirectory: "",
  basename: "/",
  mode: "production",
  isSpaMode: false,
  future: { v3_singleFetch: true },
} as unknown as ServerBuild;

let server: Server;
let port: number;
let origin: string;
beforeAll(async () => {
  await plantShop(SHOP);
  const handle = doors({ build, mode: "production", asset: staticFiles(folder), draining: () => false });
  server = openServer(handle, { headers: 400, request: 700, idle: 5_000, look: 50 });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
  origin = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Sends bytes as they are and reads until the server closes. */
const raw = (text: string, keepOpen = false): Promise<string> =>
  new Promise((resolve, reject) => {
    let answer = "";
    const socket = connect(port, "127.0.0.1", () => (keepOpen ? socket.write(text) : socket.end(text)));
    socket.on("data", (part) => (answer += part.toString()));
    socket.on("close", () => resolve(answer));
    socket.on("error", reject);
  });
const alive = async (): Promise<void> => expect(await (await fetch(`${origin}/healthz`)).text()).toBe("ok");

describe("malformed requests", () => {
  it.each([
    ["a path that is none", "GET //[ HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n"],
    ["another host as path", "GET //evil.example/app HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n"],
    ["a whole address", "GET http://evil.example/app HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n"],
    ["an asterisk", "OPTIONS * HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n"],
    ["a Host that is none", "GET /see HTTP/1.1\r\nHost: a b/<c>\r\nConnection: close\r\n\r\n"],
    ["no Host", "GET /see HTTP/1.1\r\nConnection: close\r\n\r\n"],
    ["no HTTP", "hello\r\n\r\n"],
  ])("%s is answered with 400", async (_what, text) => {
    expect(await raw(text)).toMatch(/^HTTP\/1\.1 400 /);
    await alive();
  });

  it("a method that fetch doesn't know is answered with 405", async () => {
    expect(await raw("TRACE /see HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1\.1 405 /);
    await alive();
  });

  it("no header changes the address people know us by", async () => {
    const headers = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "javascript" };
    expect(await (await fetch(`${origin}/see?a=1`, { headers })).json()).toEqual({ url: `${process.env.SHOPIFY_APP_URL}/see?a=1` });
  });
});

describe("bodies", () => {
  const MB = 1024 * 1024;
  const endless = (megabytes: number): RequestInit => {
    let sent = 0;
    const body = new ReadableStream({
      pull: (to) => (sent++ < megabytes ? to.enqueue(new Uint8Array(MB)) : to.close()),
    });
    return { method: "POST", body, duplex: "half" } as RequestInit;
  };

  it("up to 20 MB reach a route, whole", async () => {
    expect(await (await fetch(`${origin}/take`, endless(3))).json()).toEqual({ size: 3 * MB });
  });

  it("beyond 20 MB are refused with 413, whether their length is named or not", async () => {
    const named = `POST /take HTTP/1.1\r\nHost: a.example\r\nContent-Length: ${21 * MB}\r\n\r\n`;
    expect(await raw(named, true)).toMatch(/^HTTP\/1\.1 413 /);
    // The server may close while we still send; what counts is that it is no success and that the server lives.
    const answer = await fetch(`${origin}/take`, endless(40)).catch(() => undefined);
    expect(answer?.status ?? 413).toBe(413);
    await alive();
  });

  it("of webhooks beyond 16 MB are refused with 413", async () => {
    expect(await raw(`POST /webhooks HTTP/1.1\r\nHost: a.example\r\nContent-Length: ${17 * MB}\r\n\r\n`, true)).toMatch(/^HTTP\/1\.1 413 /);
  });

  it("of storefront forms beyond 12 MB are refused with a page in the shop's theme", async () => {
    const head = (length: number): string =>
      `POST /proxy/contact?${proxyQuery(SHOP)} HTTP/1.1\r\nHost: a.example\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ${length}\r\n\r\n`;
    const answer = await raw(head(13_000_000), true);
    expect(answer).toMatch(/^HTTP\/1\.1 422 /);
    expect(answer).toContain("application/liquid");
  });

  it("of unsigned storefront requests are not read at all", async () => {
    const text = `POST /proxy/contact?shop=${SHOP} HTTP/1.1\r\nHost: a.example\r\nContent-Length: 1000000\r\n\r\n`;
    expect(await raw(text, true)).toMatch(/^HTTP\/1\.1 403 /);
  });

  it("and headers that come too slowly end the connection with 408", async () => {
    const started = performance.now();
    expect(await raw("GET /see HTTP/1.1\r\nHost: a.exa", true)).toMatch(/^HTTP\/1\.1 408 /);
    expect(await raw("POST /take HTTP/1.1\r\nHost: a.example\r\nContent-Length: 10\r\n\r\nabc", true)).toMatch(/^(HTTP\/1\.1 408 |$)/);
    expect(performance.now() - started).toBeLessThan(3_000);
    await alive();
  });
});

describe("answers", () => {
  it("to an error in a route tell nothing of it", async () => {
    const answer = await fetch(`${origin}/broken`);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain(SECRET);
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("referrer-policy")).toBe("strict-origin-when-cross-origin");
  });

  it("that nobody reads to the end do no harm", async () => {
    for (let at = 0; at < 20; at += 1) {
      const socket = connect(port, "127.0.0.1", () => socket.write("GET /assets/app-1a2b.js HTTP/1.1\r\nHost: a.example\r\n\r\n"));
      socket.once("data", () => socket.destroy());
      const other = connect(port, "127.0.0.1", () => {
        other.write("GET /see HTTP/1.1\r\nHost: a.example\r\n\r\n");
        other.destroy();
      });
    }
    await alive();
  });
});

describe("files of the build", () => {
  it("are served from memory: one that disappears meanwhile is still there", async () => {
    rmSync(path.join(folder, "favicon.svg"));
    const answer = await fetch(`${origin}/favicon.svg`);
    expect([answer.status, await answer.text()]).toEqual([200, "<svg/>"]);
    expect(answer.headers.get("content-type")).toBe("image/svg+xml");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("under /assets/ may be kept for a year, and are compressed for those who can", async () => {
    const plain = await fetch(`${origin}/assets/app-1a2b.js`, { headers: { "accept-encoding": "identity" } });
    expect(await plain.text()).toBe("console.log(1)");
    expect(plain.headers.get("cache-control")).toContain("immutable");
    const small = await fetch(`${origin}/assets/app-1a2b.js`, { headers: { "accept-encoding": "gzip, br" } });
    expect([small.headers.get("content-encoding"), await small.text()]).toEqual(["br", "console.log(1)"]);
  });

  it("are 304 to those who have them, empty to HEAD, and 405 to POST", async () => {
    const etag = (await fetch(`${origin}/assets/app-1a2b.js`)).headers.get("etag") ?? "";
    expect((await fetch(`${origin}/assets/app-1a2b.js`, { headers: { "if-none-match": etag } })).status).toBe(304);
    const head = await fetch(`${origin}/assets/app-1a2b.js`, { method: "HEAD", headers: { "accept-encoding": "identity" } });
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "14", ""]);
    const post = await fetch(`${origin}/assets/app-1a2b.js`, { method: "POST" });
    expect([post.status, post.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });

  it.each(["/.vite/manifest.json", "/assets/../.vite/manifest.json", "/assets/%2e%2e/.vite/manifest.json", "/../package.json"])(
    "do not include %s",
    async (url) => {
      expect(await raw(`GET ${url} HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n\r\n`)).not.toMatch(/^HTTP\/1\.1 200 /);
    },
  );
});

describe("an error that nobody caught", () => {
  it.each([
    ["thrown", 'setTimeout(() => { throw new Error("lost") })'],
    ["rejected", 'Promise.reject(new Error("lost"))'],
  ])("(%s) is logged and ends the process with 1", async (_how, deed) => {
    const root = path.resolve(import.meta.dirname, "..");
    const program = `const { exitOnCrash } = await import(${JSON.stringify(path.join(root, "server/exit-on-crash.ts"))}); exitOnCrash(); ${deed}; setTimeout(() => process.exit(0), 2000);`;
    const args = ["--import", path.join(root, "scripts/alias-hook.mjs"), "--input-type=module", "-e", program];
    const ended = await new Promise<{ code: unknown; out: string }>((resolve) =>
      execFile(process.execPath, args, { cwd: root, env: { ...process.env, LOG_LEVEL: "info", NODE_OPTIONS: "" } }, (error, out, err) =>
        resolve({ code: error?.code, out: out + err }),
      ),
    );
    expect(ended).toMatchObject({ code: 1, out: expect.stringContaining("lost") });
  });
});
