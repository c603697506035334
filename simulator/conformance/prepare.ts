import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { addProduct } from "../actions/add-product.ts";
import { createShop } from "../actions/create-shop.ts";
import { installApp } from "../actions/install-app.ts";
import { placeOrder } from "../actions/place-order.ts";
import { made } from "../actions/user-error.ts";
import { makeFaults } from "../api/faults.ts";
import { portsFrom } from "../config.ts";
import type { Simulator } from "../simulator.ts";
import type { World } from "../world/world.ts";
import type { Recorded, Story } from "./fixture.ts";

/** The shop in which recordings are replayed. */
export const SHOP = "recorded.myshopify.com";

const SCOPES = [
  "read_all_orders",
  "write_orders",
  "write_returns",
  "write_fulfillments",
  "write_merchant_managed_fulfillment_orders",
  "write_customers",
  "write_products",
  "read_locations",
  "write_store_credit_account_transactions",
  "read_store_credit_accounts",
];

const DISABLED: Simulator["webhooks"] = {
  announce: () => undefined,
  knobs: { copies: 1, delayMs: 0, drop: 0, shuffle: 0, paused: true, retryWindowMs: 1000, signWith: null },
  log: () => [],
  settled: async () => Promise.resolve(),
  resend: () => false,
  waiting: () => 0,
  tick: async () => Promise.resolve(),
};

interface RecordedOrder {
  id: string;
  email?: string | null;
  note?: string | null;
  tags?: string[];
  currentTotalPriceSet?: { shopMoney: { amount: string } };
  lineItems?: { nodes: { id: string; title: string; quantity: number; sku?: string | null; originalUnitPriceSet: { shopMoney: { amount: string } } }[] };
  transactions?: { id?: string; kind: string; status: string; gateway: string; amountSet: { shopMoney: { amount: string } } }[];
}

const currencyOf = (story: Story): string => /"currencyCode":"([A-Z]{3})"/.exec(JSON.stringify(story.requests))?.[1] ?? "USD";

/** Orders that a story only reads: they are there from the start, made from what was read of them first. */
const ordersBefore = (story: Story): RecordedOrder[] => {
  const created = new Set<string>();
  const found = new Map<string, RecordedOrder>();
  for (const request of story.requests) {
    const data = request.response.data as Record<string, { order?: { id: string } | null; id?: string } | null> | null | undefined;
    if (data?.orderCreate?.order) created.add(data.orderCreate.order.id);
    const read = data?.order as RecordedOrder | null | undefined;
    if (read?.id && !found.has(read.id)) found.set(read.id, read);
  }
  return [...found.values()].filter((order) => !created.has(order.id));
};

const placeBefore = (world: World, order: RecordedOrder, ids: Map<string, string>): void => {
  const total = order.currentTotalPriceSet?.shopMoney.amount ?? "10.00";
  const lines = order.lineItems?.nodes ?? [{ id: "", title: "Recorded item", quantity: 1, sku: null, originalUnitPriceSet: { shopMoney: { amount: total } } }];
  const placed = made(
    placeOrder(world, {
      shop: SHOP,
      customerId: null,
      email: order.email ?? null,
      note: order.note ?? null,
      tags: order.tags ?? [],
      lines: lines.map((line) => ({ title: line.title, quantity: line.quantity, price: line.originalUnitPriceSet.shopMoney.amount, sku: line.sku ?? null })),
      payments: (order.transactions ?? []).filter((one) => one.kind === "SALE").map((one) => ({ gateway: one.gateway, amount: one.amountSet.shopMoney.amount })),
      taxRate: "0",
      taxesIncluded: false,
    }),
    "order",
  );
  ids.set(order.id, `gid://shopify/Order/${placed.id}`);
  lines.forEach((line, index) => ids.set(line.id, `gid://shopify/LineItem/${placed.lines[index]?.id ?? ""}`));
  (order.transactions ?? []).forEach((one, index) => one.id && ids.set(one.id, `gid://shopify/OrderTransaction/${placed.transactionIds[index] ?? ""}`));
};

const variantsIn = (requests: Recorded[]): string[] => [...new Set(JSON.stringify(requests).match(/gid:\/\/shopify\/ProductVariant\/\d+/g) ?? [])];

/** A simulator that holds what the store held before the story began: a shop with goods, and orders that the story only reads. */
export function prepare(world: World, story: Story): { sim: Simulator; ids: Map<string, string> } {
  const config: Simulator["config"] = {
    ports: portsFrom(5240),
    dataDir: mkdtempSync(path.join(tmpdir(), "simulator-conformance-")),
    appOrigin: "http://127.0.0.1:5245",
    appWindow: "http://127.0.0.1:5244",
    apiKey: "key",
    apiSecret: "secret",
    appToml: "/nonexistent",
    extensionDir: "/nonexistent",
    appMailPort: 5249,
  };
  const ids = new Map<string, string>();
  made(createShop(world, { domain: SHOP, name: "Recorded", currency: currencyOf(story), countryCode: "US" }), "shop");
  installApp(world, { shop: SHOP, scopes: SCOPES });
  for (const variant of variantsIn(story.requests)) {
    const product = made(addProduct(world, { shop: SHOP, title: "The Draft Snowboard", variants: [{ sku: "", price: "2629.95" }] }), "product");
    ids.set(variant, `gid://shopify/ProductVariant/${product.variants[0]?.id ?? ""}`);
  }
  if (ids.size === 0) addProduct(world, { shop: SHOP, title: "The Draft Snowboard", variants: [{ sku: "", price: "2629.95" }] });
  for (const order of ordersBefore(story)) placeBefore(world, order, ids);
  const location = Object.keys(world.state.locations)[0] ?? "";
  for (const recorded of JSON.stringify(story.requests).match(/gid:\/\/shopify\/Location\/\d+/g) ?? []) {
    if (!/\/9{6,}/.test(recorded)) ids.set(recorded, `gid://shopify/Location/${location}`);
  }
  return { sim: { config, world, faults: makeFaults(), webhooks: DISABLED }, ids };
}
