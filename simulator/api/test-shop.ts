import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { addCustomer } from "../actions/add-customer.ts";
import { addProduct } from "../actions/add-product.ts";
import { createShop } from "../actions/create-shop.ts";
import { installApp } from "../actions/install-app.ts";
import { placeOrder } from "../actions/place-order.ts";
import { shipOrder } from "../actions/ship-order.ts";
import { made } from "../actions/user-error.ts";
import { portsFrom } from "../config.ts";
import type { Simulator } from "../simulator.ts";
import type { Address, Customer, Order, Product } from "../world/types.ts";
import { World } from "../world/world.ts";
import { executeAdmin } from "./execute.ts";
import type { AdminAnswer } from "./execute.ts";
import { makeFaults } from "./faults.ts";

/** Scopes of a token that may do everything the simulator plays. */
export const ALL_SCOPES = [
  "read_all_orders",
  "write_orders",
  "write_returns",
  "write_fulfillments",
  "write_merchant_managed_fulfillment_orders",
  "write_customers",
  "read_products",
  "read_locations",
  "write_store_credit_account_transactions",
  "read_store_credit_accounts",
  "read_shopify_payments_disputes",
];

/** Nothing here listens to announcements but the tests themselves. */
const silent = (): Simulator["webhooks"] => ({ announce: () => undefined }) as unknown as Simulator["webhooks"];

/** A simulator in memory, with bulk results in a folder of its own. */
export function testSimulator(basePort = 5200): Simulator {
  const config: Simulator["config"] = {
    ports: portsFrom(basePort),
    dataDir: mkdtempSync(path.join(tmpdir(), "simulator-api-")),
    appOrigin: `http://127.0.0.1:${basePort + 5}`,
    appWindow: `http://127.0.0.1:${basePort + 4}`,
    apiKey: "key",
    apiSecret: "secret",
    appToml: "/nonexistent/shopify.app.toml",
    extensionDir: "/nonexistent",
    appMailPort: basePort + 9,
  };
  return { config, world: new World(), faults: makeFaults(), webhooks: silent() };
}

export const berlin: Address = {
  firstName: "Ada",
  lastName: "Okafor",
  address1: "Torstraße 1",
  address2: null,
  company: null,
  city: "Berlin",
  province: "Berlin",
  provinceCode: "BE",
  zip: "10119",
  country: "Germany",
  countryCode: "DE",
  phone: "+4915112345678",
};

/** A shop with a product, a customer and a paid order of three mugs. */
export interface TestShop {
  sim: Simulator;
  shop: string;
  product: Product;
  customer: Customer;
  order: Order;
  /** Runs a request with these scopes (all by default). */
  ask(query: string, variables?: Record<string, unknown>, scopes?: readonly string[]): Promise<AdminAnswer>;
}

/** Opens a shop of that domain; the shop's order is not shipped. */
export function testShop(sim: Simulator = testSimulator(), shop = "demo.myshopify.com"): TestShop {
  const { world } = sim;
  made(createShop(world, { domain: shop, name: "Harbour & Pine", currency: "EUR" }), "shop");
  installApp(world, { shop, scopes: ALL_SCOPES });
  const product = made(addProduct(world, { shop, title: "Stoneware mug", variants: [{ sku: "MUG-1", price: "20.00" }] }), "product");
  const customer = made(addCustomer(world, { shop, email: "ada@example.com", firstName: "Ada", lastName: "Okafor" }), "customer");
  const lines = [{ variantId: product.variants[0]?.id ?? "", quantity: 3 }];
  const order = made(
    placeOrder(world, {
      shop,
      customerId: customer.id,
      email: "ada@example.com",
      lines,
      shippingAddress: berlin,
      shipping: { title: "Standard", price: "4.90" },
    }),
    "order",
  );
  const ask: TestShop["ask"] = async (query, variables, scopes = ALL_SCOPES) =>
    executeAdmin(sim, { shop, scopes }, { query, variables: variables ?? {} });
  return { sim, shop, product, customer, order, ask };
}

/** Sends everything of the shop's order; the id of the one fulfillment line. */
export function shipAll({ sim, order }: TestShop): string {
  made(shipOrder(sim.world, { orderId: order.id }), "fulfillment");
  const fulfillment = sim.world.state.fulfillments[order.fulfillmentIds[0] ?? ""];
  return fulfillment?.lines[0]?.id ?? "";
}
