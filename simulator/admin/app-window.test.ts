import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, expect, test } from "vitest";
import { appWindowHandler } from "./app-window.ts";
import { closeAll, listen, testSimulator } from "./testing.ts";

afterEach(closeAll);

/** An app window in front of `app`; `seen` holds what the app was asked. */
async function windowOn(app: (req: IncomingMessage, res: ServerResponse) => void): Promise<{ origin: string; seen: IncomingMessage[] }> {
  const seen: IncomingMessage[] = [];
  const appOrigin = await listen((req, res) => (seen.push(req), app(req, res)));
  return { origin: await listen(appWindowHandler(testSimulator({ appOrigin }))), seen };
}

test("the app sees its public host, the method, the body and its own cookies, not the simulator's", async () => {
  const bodies: string[] = [];
  const { origin, seen } = await windowOn((req, res) => {
    req.on("data", (chunk) => bodies.push(String(chunk)));
    req.on("end", () => {
      res.setHeader("set-cookie", ["a=1", "b=2"]);
      res.end("ok");
    });
  });
  const answer = await fetch(`${origin}/app?x=1`, { method: "POST", body: "hello", headers: { cookie: "sim_staff_1=2; own=yes" } });
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
  expect(bodies).toEqual(["hello"]);
  expect(seen[0]?.url).toBe("/app?x=1");
  expect(seen[0]?.headers).toMatchObject({ cookie: "own=yes", "x-forwarded-host": new URL(origin).host, "x-forwarded-proto": "http" });
});

test("a stream reaches the browser piece by piece", async () => {
  let finish = (): void => undefined;
  const { origin } = await windowOn((_, res) => {
    res.writeHead(200, { "content-type": "text/event-stream" });
    res.write("data: 1\n\n");
    finish = () => res.end("data: 2\n\n");
  });
  const answer = await fetch(`${origin}/live`);
  const reader = answer.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("data: 1\n\n");
  finish();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("data: 2\n\n");
});

test("an ordinary page passes unchanged, an exit page leads to the simulated admin", async () => {
  const pages: Record<string, string> = {
    "/plain": `<!doctype html><a href="https://admin.shopify.com/store/demo">x</a><script>window.open("https://admin.shopify.com/")</script>`,
    "/exit": `<script data-api-key="key" src="x"></script><script>window.open("https://admin.shopify.com/store/demo/apps/key", "_top")</script>`,
  };
  const { origin } = await windowOn((req, res) => res.writeHead(200, { "content-type": "text/html" }).end(pages[req.url ?? ""]));
  const read = async (path: string): Promise<string> => (await fetch(origin + path, { headers: { accept: "text/html" } })).text();
  expect(await read("/plain")).toBe(pages["/plain"]);
  expect(await read("/exit")).toContain(`window.open("http://127.0.0.1:9100/store/demo/apps/key", "_top")`);
});

test("an app that is down is said to be down", async () => {
  const origin = await listen(appWindowHandler(testSimulator({ appOrigin: "http://127.0.0.1:9" })));
  const answer = await fetch(`${origin}/app`);
  expect(answer.status).toBe(502);
  expect(await answer.text()).toContain("Nothing listens at http://127.0.0.1:9");
});

test("the App Bridge stand-in lies beside the app and parses", async () => {
  const { origin } = await windowOn((_, res) => res.end());
  const answer = await fetch(`${origin}/__simulator/app-bridge.js`);
  expect(answer.headers.get("content-type")).toContain("javascript");
  const code = await answer.text();
  expect(() => new Function(code)).not.toThrow();
  expect(code).toContain('"admin":"http://127.0.0.1:9100"');
});
