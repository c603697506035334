import { addProduct } from "../actions/add-product.ts";
import { createShop } from "../actions/create-shop.ts";
import { installApp } from "../actions/install-app.ts";
import { placeOrder } from "../actions/place-order.ts";
import { made } from "../actions/user-error.ts";
import { runBulkOperations } from "../api/bulk.ts";
import { executeAdmin } from "../api/execute.ts";
import { testSimulator } from "../api/test-shop.ts";
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

interface RecordedOrder {
  id: string;
  email?: string | null;
  note?: string | null;
  tags?: string[];
  currentTotalPriceSet?: { shopMoney: { amount: string } };
  lineItems?: {
    nodes: { id: string; title: string; quantity: number; sku?: string | null; originalUnitPriceSet: { shopMoney: { amount: string } } }[];
  };
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
  const lines = order.lineItems?.nodes ?? [
    { id: "", title: "Recorded item", quantity: 1, sku: null, originalUnitPriceSet: { shopMoney: { amount: total } } },
  ];
  const placed = made(
    placeOrder(world, {
      shop: SHOP,
      customerId: null,
      email: order.email ?? null,
      note: order.note ?? null,
      tags: order.tags ?? [],
      lines: lines.map((line) => ({
        title: line.title,
        quantity: line.quantity,
        price: line.originalUnitPriceSet.shopMoney.amount,
        sku: line.sku ?? null,
      })),
      payments: (order.transactions ?? [])
        .filter((one) => one.kind === "SALE")
        .map((one) => ({ gateway: one.gateway, amount: one.amountSet.shopMoney.amount })),
      taxRate: "0",
      taxesIncluded: false,
    }),
    "order",
  );
  ids.set(order.id, `gid://shopify/Order/${placed.id}`);
  lines.forEach((line, index) => ids.set(line.id, `gid://shopify/LineItem/${placed.lines[index]?.id ?? ""}`));
  (order.transactions ?? []).forEach(
    (one, index) => one.id && ids.set(one.id, `gid://shopify/OrderTransaction/${placed.transactionIds[index] ?? ""}`),
  );
};

/** Variants that the story reads; those it only names in orders were gone from the store, or of another one. */
const variantsIn = (requests: Recorded[]): string[] =>
  requests.filter((request) => request.document.includes("productVariant(id")).map((request) => String(request.variables.id));

/** Bulk operations that had ended before the story ordered its own. */
const bulkBefore = async (sim: Simulator, story: Story): Promise<void> => {
  const first = story.requests.find((request) => request.id === "reads.currentQuery");
  const query = (first?.response.data as { currentBulkOperation?: { query: string } } | undefined)?.currentBulkOperation?.query;
  if (!query) return;
  const document = "mutation($query: String!) { bulkOperationRunQuery(query: $query) { userErrors { message } } }";
  await executeAdmin(
    sim,
    { shop: SHOP, scopes: SCOPES },
    { query: document, variables: { query: "{ products { edges { node { id } } } }" } },
  );
  await runBulkOperations(sim);
  const done = Object.values(sim.world.state.bulkOperations)[0];
  if (done) done.query = query;
};

/** A simulator that holds what the store held before the story began: a shop with goods, and orders that the story only reads. */
export async function prepare(story: Story): Promise<{ sim: Simulator; ids: Map<string, string> }> {
  const sim = testSimulator(5240);
  const { world } = sim;
  const ids = new Map<string, string>();
  made(createShop(world, { domain: SHOP, name: "Recorded", currency: currencyOf(story), countryCode: "US" }), "shop");
  installApp(world, { shop: SHOP, scopes: SCOPES });
  for (const variant of variantsIn(story.requests)) {
    const product = made(
      addProduct(world, { shop: SHOP, title: "The Draft Snowboard", variants: [{ sku: "", price: "2629.95" }] }),
      "product",
    );
    ids.set(variant, `gid://shopify/ProductVariant/${product.variants[0]?.id ?? ""}`);
  }
  const title = /"__typename":"Product","id":"[^"]+","title":"([^"]+)"/.exec(JSON.stringify(story.requests))?.[1] ?? "The Draft Snowboard";
  if (ids.size === 0) addProduct(world, { shop: SHOP, title, variants: [{ sku: "", price: "2629.95" }] });
  for (const order of ordersBefore(story)) placeBefore(world, order, ids);
  const location = Object.keys(world.state.locations)[0] ?? "";
  const named = /"assignedLocation":\{"name":"([^"]+)"/.exec(JSON.stringify(story.requests))?.[1];
  const place = world.state.locations[location];
  if (named && place) place.name = named;
  const product = /gid:\/\/shopify\/Product\/\d+/.exec(JSON.stringify(story.requests.map((request) => request.variables)))?.[0];
  if (product) ids.set(product, `gid://shopify/Product/${Object.keys(world.state.products)[0] ?? ""}`);
  for (const recorded of JSON.stringify(story.requests).match(/gid:\/\/shopify\/Location\/\d+/g) ?? []) {
    if (!/\/9{6,}/.test(recorded)) ids.set(recorded, `gid://shopify/Location/${location}`);
  }
  await bulkBefore(sim, story);
  return { sim, ids };
}
