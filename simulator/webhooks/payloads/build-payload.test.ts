import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import addFormats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";
import { beforeAll, describe, expect, test } from "vitest";
import { portsFrom } from "../../config.ts";
import { liveADay, testShop, DEMO } from "../test-world.ts";
import { writeJson } from "../write-json.ts";
import { BUILDERS, buildPayload } from "./build-payload.ts";

const config = { apiSecret: "hush", ports: portsFrom(5250) };
const folder = path.join(import.meta.dirname, "..");
const read = (...parts: string[]): unknown => JSON.parse(readFileSync(path.join(folder, ...parts), "utf8"));
const sample = (topic: string): unknown => read("samples", `${topic.replace("/", "_")}.json`);

/** All bodies that were sent in the test's day, by topic. */
const sent = new Map<string, string[]>();

beforeAll(() => {
  const shop = testShop();
  shop.world.onAnnounce((announcement) => {
    if (!BUILDERS[announcement.topic]) return;
    const bodies = sent.get(announcement.topic) ?? [];
    sent.set(announcement.topic, [...bodies, writeJson(buildPayload(config, shop.world, announcement))]);
  });
  const bulk = {
    query: "{ orders { edges { node { id } } } }",
    type: "QUERY",
    status: "COMPLETED",
    errorCode: null,
    groupObjects: false,
  } as const;
  const counts = { objectCount: 1, rootObjectCount: 1, fileSize: 10, file: null };
  const at = shop.world.iso();
  shop.world.state.bulkOperations["9100000000000000009"] = {
    id: "9100000000000000009",
    shop: DEMO,
    ...bulk,
    ...counts,
    createdAt: at,
    completedAt: at,
  };
  shop.world.announce({ shop: DEMO, topic: "bulk_operations/finish", id: "9100000000000000009" });
  shop.world.announce({ shop: DEMO, topic: "customers/create", id: shop.customer.id });
  shop.world.announce({ shop: DEMO, topic: "products/create", id: shop.product.id });
  liveADay(shop);
});

type Schema = { [key: string]: unknown };

/**
 * The schemas were derived from samples, so they also forbid what the samples only happened not to have. Two loosenings, no more:
 * "null" as the only type means the sample had nothing there, and `items: false` means its list was empty.
 */
function loosened(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(loosened);
  if (typeof schema !== "object" || schema === null) return schema;
  if ((schema as Schema).type === "null") return {};
  const kept = Object.entries(schema).filter(([key, value]) => !(key === "items" && value === false));
  return Object.fromEntries(kept.map(([key, value]) => [key, loosened(value)]));
}

/** What the schemas say wrongly, because their few samples never showed the other case. */
const WRONG_IN_SCHEMA: [RegExp, string][] = [
  // Optional in a REST address: https://shopify.dev/docs/api/admin-rest/latest/resources/customer-address
  [/\/(province|province_code|address2|company)$/, "must be string"],
  [/\/note$/, "must be string"],
  // A carrier's scan may come without a place or a word; a parcel has no status before the first scan.
  [/^\/(message|city|country|zip|province|address1|estimated_delivery_at|shipment_status)$/, "must be string"],
  // Nobody of the staff, no till and no card network took part.
  [/^\/(user_id|device_id)$/, "must"],
  [/^\/authorization$/, "must be string"],
  // Tracking with a number and an address only, as `trackingInput` takes it.
  [/\/tracking\/carrier_name$/, "must be string"],
  // 0.19 is a rate; the sample's was a whole number. "424242" was taken for a year.
  [/\/tax_lines\/\d+\/rate$/, "must be integer"],
  [/\/credit_card_bin$/, 'must match format "date-time"'],
];
const isWrongInSchema = (at: string, message = ""): boolean =>
  WRONG_IN_SCHEMA.some(([path, words]) => path.test(at) && message.startsWith(words));

describe.each(Object.keys(BUILDERS))("%s", (topic) => {
  test("is sent with a body that fits Shopify's schema", () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    addFormats.default(ajv);
    const validate = ajv.compile(loosened(read("schemas", `${topic}.json`)) as Schema);
    const bodies = sent.get(topic) ?? [];
    expect(bodies.length).toBeGreaterThan(0);
    for (const body of bodies) {
      validate(JSON.parse(body));
      const problems = (validate.errors ?? []).filter(({ instancePath, message }) => !isWrongInSchema(instancePath, message));
      expect(problems.map(({ instancePath, message }) => `${instancePath} ${message}`)).toEqual([]);
    }
  });

  test("has the keys of Shopify's sample", () => {
    for (const body of sent.get(topic) ?? []) expect(keysApart(sample(topic), JSON.parse(body), topic)).toEqual([]);
  });
});

/** Differences that are meant, with the reason. */
const APART: Record<string, string> = {
  "returns/process/id +": "the body is undocumented and its sample is {}: a receiver may only take it as a hint",
  "returns/process/admin_graphql_api_id +": "the body is undocumented and its sample is {}: a receiver may only take it as a hint",
};

/** Paths of keys that only one side has, in objects and in the first members of lists. */
function keysApart(expected: unknown, actual: unknown, at: string): string[] {
  if (Array.isArray(expected) && Array.isArray(actual))
    return expected.length && actual.length ? keysApart(expected[0], actual[0], at) : [];
  if (typeof expected !== "object" || typeof actual !== "object" || expected === null || actual === null) return [];
  const left = expected as Schema;
  const right = actual as Schema;
  const missing = Object.keys(left).filter((key) => !(key in right));
  const extra = Object.keys(right).filter((key) => !(key in left));
  return [
    ...[...missing.map((key) => `${at}/${key} -`), ...extra.map((key) => `${at}/${key} +`)].filter((difference) => !(difference in APART)),
    ...Object.keys(left).flatMap((key) => (key in right ? keysApart(left[key], right[key], `${at}/${key}`) : [])),
  ];
}

test("an order has the 93 keys of a real one", () => {
  const order = JSON.parse(sent.get("orders/create")?.[0] ?? "{}") as object;
  expect(Object.keys(order)).toHaveLength(Object.keys(sample("orders/create") as object).length);
  expect(Object.keys(order)).toHaveLength(93);
});

test("returns/request has the lines that a real store's delivery has", () => {
  const body = JSON.parse(sent.get("returns/request")?.[0] ?? "{}") as { name: string; return_line_items: { return_reason: string }[] };
  expect(
    keysApart(read("samples", "returns_request_recorded.json"), body, "request").filter((difference) => difference.endsWith("-")),
  ).toEqual([]);
  expect(body.name).toMatch(/^#\d+-R1$/);
  expect(body.return_line_items[0]?.return_reason).toBe("unwanted");
});

test("ids are written as bare digits, every digit kept", () => {
  const text = sent.get("orders/create")?.[0] ?? "";
  const [, id] = /"admin_graphql_api_id":"gid:\/\/shopify\/Order\/(\d+)"/.exec(text) ?? [];
  expect(BigInt(id!)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
  expect(text.startsWith(`{"id":${id},`)).toBe(true);
});

test("money has two digits and the presentment currency its rate; times have the shop's offset; a parcel is named after its order", () => {
  const order = JSON.parse(sent.get("orders/create")?.[0] ?? "{}") as Record<string, never>;
  expect(order).toMatchObject({
    total_price: "71.50",
    total_discounts: "7.40",
    current_total_price_set: { presentment_money: { amount: "78.65", currency_code: "USD" } },
  });
  expect(order.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0[12]:00$/);
  const parcel = JSON.parse(sent.get("fulfillments/create")?.[0] ?? "{}") as Record<string, string>;
  expect(parcel.name).toBe(`${order.name}.1`);
});

test("a refund of a return names it, keeps line sums as numbers and tells what the shop kept", () => {
  const refund = JSON.parse(sent.get("refunds/create")?.find((body) => body.includes('"return":{')) ?? "{}") as Record<string, unknown>;
  expect(refund).toMatchObject({
    return: { admin_graphql_api_id: expect.stringMatching(/^gid:\/\/shopify\/Return\/\d+$/) as unknown },
    refund_line_items: [{ quantity: 1, subtotal: 16.65, restock_type: "no_restock" }],
    transactions: [{ kind: "refund", amount: "12.00" }],
    order_adjustments: [{ kind: "refund_discrepancy", amount: "4.65" }],
  });
});

test("customers/redact carries the address that the world no longer has", () => {
  expect(JSON.parse(sent.get("customers/redact")?.[0] ?? "{}")).toMatchObject({
    customer: { email: "ada@example.com" },
    shop_domain: DEMO,
  });
});

test("every topic that the app subscribes to can be sent", () => {
  const toml = path.join(folder, "../../shopify.app.toml");
  expect(existsSync(toml)).toBe(true);
  const topics = [...readFileSync(toml, "utf8").matchAll(/"([a-z_]+\/[a-z_]+)"/g)]
    .map(([, topic]) => topic!)
    .filter((topic) => !topic.startsWith("extensions/"));
  expect(topics.filter((topic) => !BUILDERS[topic])).toEqual([]);
});
