import { createHmac } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Refusal } from "~/lib/refusal";
import { clock } from "~/platform/clock";
import { env } from "~/platform/env.server";
import { proxyDoor, proxySignature } from "~/platform/http/proxy-door.server";

const AT = new Date("2026-11-22T10:00:00Z");
beforeEach(() => clock.set(AT));
afterEach(() => {
  clock.run();
  env.SHOPIFY_API_SECRET_OLD = undefined;
});

const seconds = (offset: number): string => String(AT.getTime() / 1000 + offset);
const fine = (): [string, string][] => [
  ["o", "1001"],
  ["shop", "demo.myshopify.com"],
  ["logged_in_customer_id", ""],
  ["path_prefix", "/apps/aftercare"],
  ["timestamp", seconds(0)],
];
function enter(pairs: [string, string][], secret = env.SHOPIFY_API_SECRET, headers: Record<string, string> = {}) {
  const query = new URLSearchParams(pairs);
  const text = [...new Set(query.keys())]
    .sort()
    .map((name) => `${name}=${query.getAll(name).join(",")}`)
    .join("");
  query.append("signature", createHmac("sha256", secret).update(text).digest("hex"));
  return proxyDoor(new URL(`https://app.example/proxy/track?${query.toString()}`), new Headers(headers));
}
const changed = (name: string, value: string): [string, string][] => fine().map(([key, old]) => [key, key === name ? value : old]);

test("the example of Shopify's documentation has the signature that stands there", () => {
  // https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies
  const query = new URLSearchParams(
    "extra=1&extra=2&shop=shop-name.myshopify.com&logged_in_customer_id=1&path_prefix=%2Fapps%2Fawesome_reviews&timestamp=1317327555&signature=x",
  );
  expect(proxySignature(query, "hush")).toBe("4c68c8624d737112c91818c11017d24d334b524cb5c2b8ba08daa056f7395ddb");
});

test("a signed request is let in with the shop, the path and the shopper's own parameters", () => {
  const visit = enter(changed("logged_in_customer_id", "77"), undefined, { "x-forwarded-for": "203.0.113.9, 10.0.0.1" });
  expect(visit).toMatchObject({
    shop: "demo.myshopify.com",
    customerId: "gid://shopify/Customer/77",
    pathPrefix: "/apps/aftercare",
    path: "/track",
    ip: "203.0.113.9",
  });
  expect([...visit.query]).toEqual([["o", "1001"]]);
});

test("the secret from before a rotation is accepted as long as it is named", () => {
  expect(() => enter(fine(), "the old secret")).toThrow(Refusal);
  env.SHOPIFY_API_SECRET_OLD = "the old secret";
  expect(enter(fine(), "the old secret").shop).toBe("demo.myshopify.com");
  expect(() => enter(fine(), "another")).toThrow(Refusal);
});

test.each([
  [-90, true],
  [90, true],
  [-91, false],
  [91, false],
])("a timestamp %i s off: let in %s", (offset, inside) => {
  const deed = () => enter(changed("timestamp", seconds(offset)));
  if (inside) expect(deed().shop).toBe("demo.myshopify.com");
  else expect(deed).toThrow(expect.objectContaining({ kind: "not-allowed", code: "bad-signature" }));
});

test.each(["shop", "logged_in_customer_id", "path_prefix", "timestamp"])("%s said twice is refused, though signed", (name) => {
  expect(() => enter([...fine(), [name, "demo.myshopify.com"]])).toThrow(Refusal);
});

test.each([
  ["no timestamp", fine().filter(([name]) => name !== "timestamp")],
  ["a timestamp that is no number", changed("timestamp", "soon")],
  ["no shop", fine().filter(([name]) => name !== "shop")],
  ["a shop elsewhere", changed("shop", "evil.example")],
  ["a shop with a path", changed("shop", "demo.myshopify.com/x")],
])("%s is refused, though signed", (_what, pairs) => expect(() => enter(pairs)).toThrow(Refusal));

test("no signature, two, or any altered parameter is refused", () => {
  const query = new URLSearchParams(fine());
  const at = (search: string) => () => proxyDoor(new URL(`https://app.example/proxy/track?${search}`), new Headers());
  expect(at(query.toString())).toThrow(Refusal);
  const signature = proxySignature(query, env.SHOPIFY_API_SECRET);
  query.append("signature", signature);
  expect(at(query.toString())()).toMatchObject({ shop: "demo.myshopify.com" });
  expect(at(`${query.toString()}&signature=${signature}`)).toThrow(Refusal);
  for (const name of ["o", "shop", "path_prefix", "timestamp"]) {
    const altered = new URLSearchParams(query);
    altered.set(name, `${query.get(name) ?? ""}1`);
    expect(at(altered.toString())).toThrow(Refusal);
  }
  expect(at(`${query.toString()}&more=1`)).toThrow(Refusal);
});
