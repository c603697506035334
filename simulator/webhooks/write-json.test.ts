import { expect, test } from "vitest";
import { onlyFields } from "./include-fields.ts";
import { matchesFilter } from "./matches-filter.ts";
import { shopTime } from "./shop-time.ts";
import { sign } from "./sign.ts";
import { RawId, rawId, writeJson } from "./write-json.ts";

test("an id beyond 2^53 keeps every digit and has no quotes", () => {
  expect(writeJson({ id: rawId("9007199254740993123"), list: [rawId("1"), null], text: "é\n" })).toBe(
    '{"id":9007199254740993123,"list":[1,null],"text":"é\\n"}',
  );
});

test("a key whose value is undefined is left out, null stays", () => {
  expect(writeJson({ a: undefined, b: null, c: { d: [] } })).toBe('{"b":null,"c":{"d":[]}}');
});

test("what is no whole number is refused as an id", () => {
  for (const text of ["", "1.5", "1e9", "gid://shopify/Order/1", '1,"x":2']) expect(() => new RawId(text)).toThrow("not a numeric id");
});

test("a body is signed as HMAC-SHA256 in base64 (RFC 4231, case 2)", () => {
  const digest = Buffer.from("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843", "hex").toString("base64");
  expect(sign("Jefe", Buffer.from("what do ya want for nothing?"))).toBe(digest);
});

test.each([
  ["2026-07-20T05:42:48Z", "Europe/Berlin", "2026-07-20T07:42:48+02:00"],
  ["2026-12-31T23:30:00.512Z", "Europe/Berlin", "2027-01-01T00:30:00+01:00"],
  ["2026-01-01T00:00:00Z", "America/New_York", "2025-12-31T19:00:00-05:00"],
  ["2026-01-01T00:00:00Z", "Europe/London", "2026-01-01T00:00:00+00:00"],
  ["2026-01-01T00:00:00Z", "Asia/Kolkata", "2026-01-01T05:30:00+05:30"],
])("%s in %s is %s", (utc, zone, text) => expect(shopTime(utc, zone)).toBe(text));

test("include_fields keeps the named keys at every depth, also within lists", () => {
  const payload = {
    id: rawId("1"),
    name: "#1",
    line_items: [
      { sku: "A", price: "1.00" },
      { sku: "B", price: "2.00" },
    ],
    customer: null,
  };
  expect(writeJson(onlyFields(payload, ["id", "line_items.sku", "customer.id", "nothing"]))).toBe(
    '{"id":1,"line_items":[{"sku":"A"},{"sku":"B"}],"customer":null}',
  );
  expect(onlyFields(payload, [])).toEqual(payload);
});

test.each([
  [null, true],
  ["id:9007199254740993123", true],
  ["id:1", false],
  ["status:PAID", true],
  ["-status:paid", false],
  ["NOT status:paid OR tags:new", true],
  ["status:paid AND lines.price:>=20.00", true],
  ["status:paid lines.price:>20.00", false],
  ["(status:open OR status:paid) AND note:*", false],
  ['title:"A blue mug"', true],
  ["updated_at:>2026-01-01", true],
])("the filter %j lets the payload through: %s", (filter, passes) => {
  const lines = [{ price: "5.00" }, { price: "20.00" }];
  const payload = {
    id: rawId("9007199254740993123"),
    status: "paid",
    tags: "new",
    title: "A blue mug",
    note: null,
    lines,
    updated_at: "2026-07-20T07:42:48+02:00",
  };
  expect(matchesFilter(payload, filter)).toBe(passes);
});

test("a filter that can't be read is an error, not a guess", () => {
  for (const filter of ["(status:paid", "status:paid AND", "AND", "whatever"])
    expect(() => matchesFilter({ status: "paid" }, filter)).toThrow("can't be read");
});
