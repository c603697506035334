import type { IncomingMessage, ServerResponse } from "node:http";
import { afterEach, expect, test } from "vitest";
import { uninstallApp } from "../actions/uninstall-app.ts";
import { proxySignature } from "./proxy-signature.ts";
import { storefrontHandler } from "./storefront.ts";
import { closeAll, listen, SHOP, type TestShop, testShop } from "./testing.ts";

afterEach(closeAll);

interface Seen {
  url: URL;
  headers: IncomingMessage["headers"];
  method: string | undefined;
  body: string;
}

async function shopBefore(app: (seen: Seen, res: ServerResponse) => void): Promise<TestShop & { origin: string; seen: Seen[] }> {
  const seen: Seen[] = [];
  const appOrigin = await listen(async (req, res) => {
    let body = "";
    for await (const chunk of req) body += String(chunk);
    const asked = { url: new URL(req.url ?? "/", "http://app"), headers: req.headers, method: req.method, body };
    seen.push(asked);
    app(asked, res);
  });
  const shop = testShop({ appOrigin });
  return { ...shop, seen, origin: await listen(storefrontHandler(shop.sim)) };
}

const liquid = (text: string) => (_: Seen, res: ServerResponse) =>
  void res.writeHead(200, { "content-type": "application/liquid; charset=utf-8" }).end(text);

test("a request is forwarded to the proxy's address with its query, signed, for the signed-in shopper", async () => {
  const { origin, seen, ada, sim } = await shopBefore((_, res) => res.end("ok"));
  await fetch(`${origin}/de/apps/aftercare/track/deep?order=%231001&x=1&x=2`, { headers: { cookie: `sim_shopper_9201=${ada.id}` } });
  const { pathname, searchParams } = seen[0]!.url;
  expect(pathname).toBe("/proxy/track/deep");
  expect(searchParams.getAll("x")).toEqual(["1", "2"]);
  expect(searchParams.get("shop")).toBe(SHOP);
  expect(searchParams.get("logged_in_customer_id")).toBe(ada.id);
  expect(searchParams.get("path_prefix")).toBe("/apps/aftercare");
  expect(searchParams.get("signature")).toBe(proxySignature(searchParams, sim.config.apiSecret));
  expect(Math.abs(Number(searchParams.get("timestamp")) - sim.world.now() / 1000)).toBeLessThan(5);
});

test("cookies pass in neither direction, the visitor's address does", async () => {
  const { origin, seen } = await shopBefore((_, res) => res.writeHead(200, { "set-cookie": "session=1", "x-own": "kept" }).end("ok"));
  const answer = await fetch(`${origin}/apps/aftercare`, { headers: { cookie: "session=1" } });
  expect(seen[0]!.headers.cookie).toBeUndefined();
  expect(seen[0]!.headers["x-forwarded-for"]).toBe("127.0.0.1");
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(answer.headers.get("x-own")).toBe("kept");
});

test("forms arrive as they were sent, urlencoded and multipart", async () => {
  const { origin, seen } = await shopBefore((_, res) => res.end("ok"));
  await fetch(`${origin}/apps/aftercare/ask`, { method: "POST", body: new URLSearchParams({ text: "Grüße" }) });
  const form = new FormData();
  form.set("photo", new Blob(["bytes"], { type: "image/png" }), "a.png");
  await fetch(`${origin}/apps/aftercare/ask`, { method: "POST", body: form });
  expect(seen[0]).toMatchObject({ method: "POST", body: "text=Gr%C3%BC%C3%9Fe" });
  expect(seen[1]!.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
  expect(seen[1]!.body).toContain('filename="a.png"');
});

test("a liquid answer is rendered inside the theme with the shop's objects and keeps its status", async () => {
  const { origin } = await shopBefore(
    (_, res) =>
      void res.writeHead(422, { "content-type": "application/liquid" }).end("<h1>{{ shop.name }} {{ request.locale.iso_code }}</h1>"),
  );
  const answer = await fetch(`${origin}/fr/apps/aftercare`);
  const html = await answer.text();
  expect(answer.status).toBe(422);
  expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(html).toContain("<h1>Harbour & Pine fr</h1>");
  expect(html).toContain("site-footer");
});

test("a liquid answer with {% layout none %} stands alone", async () => {
  const { origin } = await shopBefore(liquid("{% layout none %}<p>{{ 1 | plus: 1 }}</p>"));
  expect(await (await fetch(`${origin}/apps/aftercare`)).text()).toBe("<p>2</p>");
});

test("other answers and redirects go to the visitor as they are", async () => {
  const { origin } = await shopBefore((_, res) => res.writeHead(302, { location: "/apps/aftercare/next" }).end());
  const answer = await fetch(`${origin}/apps/aftercare`, { redirect: "manual" });
  expect([answer.status, answer.headers.get("location")]).toEqual([302, "/apps/aftercare/next"]);
});

test("an app that is down gives the shop's error page, one that is gone its not-found page", async () => {
  const { sim } = testShop();
  const origin = await listen(storefrontHandler(sim));
  const down = await fetch(`${origin}/apps/aftercare`);
  expect([down.status, (await down.text()).includes("There was an error in the third-party application")]).toEqual([502, true]);
  uninstallApp(sim.world, { shop: SHOP });
  expect((await fetch(`${origin}/apps/aftercare`)).status).toBe(404);
});
