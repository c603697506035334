import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApp } from "../support/shopify-told";
import { request as rawRequest } from "node:http";
import { pages } from "../../server/storefront/pages";
import { signedWebhook } from "../support/sign";
import { startSimulator, type TestSimulator } from "../support/simulator";
import { each, fine, NASTY } from "./support/nasty";
import { idsOf, plantAll } from "./support/plant-all";
import { openWholeHouse, type Answer, type WholeHouse } from "./support/whole-house";

const SHOP = "demo.myshopify.com";
const ids = idsOf(1);
let house: WholeHouse;
let sim: TestSimulator;

beforeAll(async () => {
  sim = startSimulator();
  house = await openWholeHouse();
  await openApp(sim, SHOP);
  await plantAll({ shop: SHOP, word: "ownword", n: 1, sessionToken: "own-session" });
});
afterAll(() => house.close());

describe("every storefront page", () => {
  const paths = pages.map((page) => page.path.source.replace(/^\^|\$$/g, "").replaceAll("\\/", "/"));
  const fields = [
    "k",
    "s",
    "o",
    "order",
    "contact",
    "name",
    "email",
    "text",
    "nonce",
    "code",
    "wish",
    "do",
    "locale",
    "root",
    `q-${ids.orderDigits}`,
  ];
  let visits = 0;

  it.each(paths)("takes anything on %s", async (path) => {
    await each(Object.entries(NASTY), async ([name, value]) => {
      visits += 1;
      const ip = `198.51.${visits >> 8}.${visits & 255}`;
      const short = value.slice(0, 500).toWellFormed();
      const query = Object.fromEntries(fields.map((field) => [field, short]));
      fine(await house.proxy(SHOP, path, query, { ip }), `${name} in the query`);
      const form = new URLSearchParams(fields.map((field) => [field, value]));
      fine(await house.proxy(SHOP, path, {}, { method: "POST", body: form, ip }), `${name} in the form`);
      const usual = { order: ids.orderName, contact: "x@example.com", name: "Ada", email: "ada@example.com", text: "Hello" };
      for (const field of Object.keys(usual)) {
        const almost = new URLSearchParams({
          ...usual,
          s: "own-session",
          o: ids.orderDigits,
          [field]: value,
          nonce: `nonce-${visits}-of-this-test-${field}`,
        });
        fine(await house.proxy(SHOP, path, {}, { method: "POST", body: almost, ip }), `${name} as ${field}`);
      }
    });
  });

  it.each(paths)("answers a method or a body it doesn't know on %s", async (path) => {
    for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"]) fine(await house.proxy(SHOP, path, {}, { method }), method);
    for (const [type, body] of [
      ["multipart/form-data; boundary=x", "--x\r\n"],
      ["multipart/form-data", "x"],
      ["application/json", "{"],
      ["text/plain", "a=b"],
      ["", "x"],
    ] as const) {
      const answer = await house.proxy(SHOP, path, {}, { method: "POST", body, headers: { "content-type": type } });
      fine(answer, type);
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    const files = new FormData();
    for (const field of fields) files.append(field, new File(["x"], "x.txt"));
    fine(await house.proxy(SHOP, path, {}, { method: "POST", body: files }), "files for texts");
  });
});

describe("addresses that nobody should ask for", () => {
  const odd = [
    "/nope",
    "/.env",
    "/app/../../etc/passwd",
    "/app/orders/%2e%2e%2f",
    "/%ff%fe",
    "/app/orders/%E0%A4%A",
    "/__manifest?p=/app&version=x",
    "/app.data?_routes=root",
    "/app/orders/1.data?_routes=routes%2Fnone",
    "/proxy",
    "/proxy/none",
    "/webhooks/x",
    "/app?embedded=1&shop=evil.example&host=x",
    "/auth/login",
    "/auth/callback?code=1",
    "/auth/session-token",
    "/auth/exit-iframe?exitIframe=https%3A%2F%2Fevil.example",
    "/customer/callback?code=x&state=y",
    "/customer/login?t=a.b.c",
    "/labels/a.b.c",
    `/${"a/".repeat(500)}`,
    "/?a[]=1&a[]=2&__proto__[x]=1",
  ];
  it.each(odd)("%s", async (path) => {
    for (const method of ["GET", "POST"]) fine(await house.ask(path, { method }), method);
  });

  it("as a raw request line or with headers of any bytes", async () => {
    const raw = (path: string, headers: Record<string, string>, method = "GET"): Promise<Answer> =>
      new Promise((resolve, reject) => {
        const from = performance.now();
        const req = rawRequest(`${house.origin}`, { path, headers, method }, (res) => {
          let text = "";
          res.on("data", (part: Buffer) => (text += part.toString()));
          res.on("end", () => resolve({ status: res.statusCode ?? 0, text, headers: new Headers(), ms: performance.now() - from }));
        });
        req.on("error", reject);
        req.end();
      });
    for (const path of ["*", "//evil.example/app", "http://evil.example/app", "/app?%", "/app/%", "/proxy/?shop=%"])
      fine(await raw(path, {}), path);
    for (const host of ["evil.example", "a b", "[::1", "x".repeat(4_000)]) {
      const answer = await raw("/app/orders", { host });
      fine(answer, host.slice(0, 20));
      expect(answer.text).not.toContain("evil.example");
    }
    for (const cookie of ["aftercare_sign_in=AAAA", "aftercare_sign_in=%00", "=;;;=", `x=${"y".repeat(8_000)}`])
      fine(await raw("/customer/callback?code=x&state=y", { cookie }), cookie.slice(0, 30));
    for (const authorization of ["Bearer", "Bearer ", "Basic eDp5", `Bearer ${"a".repeat(8_000)}`, "Bearer \xff"])
      fine(await raw("/app", { authorization }), authorization.slice(0, 20));
    for (const language of ["*", ";;;", "de;q=NaN", "x".repeat(4_000), "\xff"])
      fine(await raw("/proxy/", { "accept-language": language }), language.slice(0, 10));
    fine(await raw("/app", { "x-forwarded-host": "evil.example", "x-forwarded-proto": "javascript" }), "forwarded");
    fine(await raw("/app", {}, "PROPFIND"), "PROPFIND");
  });

  it("webhooks with odd headers are refused, or kept and parked", async () => {
    const { headers, body } = signedWebhook(SHOP, "orders/updated", "{}");
    const send = (more: object, text = body): Promise<Answer> =>
      house.ask("/webhooks", { method: "POST", body: text, headers: { ...headers, ...more } });
    for (const more of [
      { "x-shopify-topic": "" },
      { "x-shopify-shop-domain": "" },
      { "x-shopify-webhook-id": "" },
      { "x-shopify-hmac-sha256": "" },
      { "x-shopify-hmac-sha256": "%%%" },
    ]) {
      const answer = await send(more);
      fine(answer, JSON.stringify(more));
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    for (const more of [
      { "x-shopify-triggered-at": "+275760-09-13T00:00:00Z" },
      { "x-shopify-triggered-at": "-271821-04-20T00:00:00Z" },
      { "x-shopify-triggered-at": "soon" },
      { "x-shopify-topic": "x".repeat(4_000) },
      { "x-shopify-topic": "a\xffb" },
      { "x-shopify-webhook-id": "y".repeat(2_000) },
    ]) {
      const answer = await send(more);
      fine(answer, JSON.stringify(more).slice(0, 80));
      expect(answer.status).toBe(200);
    }
    fine(await send({}, `${body} `), "altered");
    for (const method of ["GET", "PUT", "HEAD"]) expect((await house.ask("/webhooks", { method })).status).toBe(405);
  });
});
