import { describe, expect, it } from "vitest";
import { shipAll, testShop, testSimulator } from "./test-shop.ts";

const ORDER = `query Order($id: ID!) {
  order(id: $id) {
    id name email displayFinancialStatus displayFulfillmentStatus returnStatus
    totalPriceSet { shopMoney { amount currencyCode } }
    customer { id displayName }
    lineItems(first: 10) { nodes { id title quantity discountedUnitPriceSet { shopMoney { amount } } image { url } } pageInfo { hasNextPage } }
    shippingAddress { city countryCodeV2 }
    fulfillments { id displayStatus trackingInfo { number url company } events(first: 5) { nodes { status happenedAt } } }
  }
}`;

describe("reading orders", () => {
  it("an order is read by its id with Shopify's forms of id, money and state", async () => {
    const shop = testShop();
    shipAll(shop);
    const answer = await shop.ask(ORDER, { id: `gid://shopify/Order/${shop.order.id}` });
    expect(answer.errors).toBeUndefined();
    expect(answer.data?.order).toMatchObject({
      id: `gid://shopify/Order/${shop.order.id}`,
      name: "#1001",
      displayFinancialStatus: "PAID",
      displayFulfillmentStatus: "FULFILLED",
      returnStatus: "NO_RETURN",
      totalPriceSet: { shopMoney: { amount: "64.9", currencyCode: "EUR" } },
      customer: { id: `gid://shopify/Customer/${shop.customer.id}`, displayName: "Ada Okafor" },
      shippingAddress: { city: "Berlin", countryCodeV2: "DE" },
    });
  });

  it("an order of another shop is not there", async () => {
    const sim = testSimulator();
    const first = testShop(sim);
    const second = testShop(sim, "second.myshopify.com");
    const answer = await second.ask(ORDER, { id: `gid://shopify/Order/${first.order.id}` });
    expect(answer.data).toEqual({ order: null });
  });

  it("orders are found by name, email, customer, status and time", async () => {
    const shop = testShop();
    const count = async (query: string) => {
      const answer = await shop.ask(`query($query: String) { orders(first: 10, query: $query) { nodes { name } } }`, { query });
      return (answer.data?.orders as { nodes: unknown[] }).nodes.length;
    };
    expect(await count("name:#1001")).toBe(1);
    expect(await count("name:1001")).toBe(1);
    expect(await count("name:#1002")).toBe(0);
    expect(await count("email:ada@example.com")).toBe(1);
    expect(await count(`customer_id:${shop.customer.id}`)).toBe(1);
    expect(await count(`id:${shop.order.id}`)).toBe(1);
    expect(await count("fulfillment_status:unfulfilled financial_status:paid")).toBe(1);
    expect(await count("fulfillment_status:fulfilled OR financial_status:paid")).toBe(1);
    expect(await count("-financial_status:paid")).toBe(0);
    expect(await count("updated_at:>'2020-01-01T00:00:00Z'")).toBe(1);
    expect(await count("updated_at:<2020-01-01")).toBe(0);
    expect(await count("return_status:no_return status:any")).toBe(1);
  });

  it("a filter that does not exist matches all orders and is told in extensions.search", async () => {
    const answer = await testShop().ask(`{ orders(first: 1, query: "colour:red") { nodes { id } } }`);
    expect(answer.data?.orders).toMatchObject({ nodes: [{}] });
    expect(answer.extensions?.search).toMatchObject([{ path: ["orders"], warnings: [{ field: "colour", code: "invalid_field" }] }]);
  });

  it("pages follow one another by cursor in both directions", async () => {
    const shop = testShop();
    const PAGE = `query($after: String) { products(first: 1, after: $after) { edges { cursor node { title } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
    const first = (await shop.ask(PAGE)).data?.products as { edges: { cursor: string }[] };
    expect(first).toMatchObject({
      edges: [{ node: { title: "Stoneware mug" } }],
      pageInfo: { hasNextPage: false, hasPreviousPage: false },
    });
    const next = (await shop.ask(PAGE, { after: first.edges[0]!.cursor })).data?.products;
    expect(next).toMatchObject({ edges: [], pageInfo: { hasNextPage: false, hasPreviousPage: true } });
  });
});

describe("what is not played", () => {
  it("a field of the real schema without a resolver fails by name", async () => {
    const answer = await testShop().ask(`{ shop { name richTextEditorUrl } }`);
    expect(answer.errors?.[0]?.message).toBe("The simulator has no resolver for Shop.richTextEditorUrl");
  });

  it("a root field without a resolver fails by name", async () => {
    const answer = await testShop().ask(`{ giftCards(first: 1) { nodes { id } } }`, {}, ["read_gift_cards"]);
    expect(answer.errors?.[0]?.message).toBe("The simulator has no resolver for QueryRoot.giftCards");
  });
});
