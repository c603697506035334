import { describe, expect, it } from "vitest";
import { placeOrder } from "../actions/place-order.ts";
import { testShop } from "./test-shop.ts";

const DAY = 24 * 3600 * 1000;

describe("scopes", () => {
  it("a field without its scope is null and told with Shopify's words", async () => {
    const answer = await testShop().ask(`{ customer(id: "gid://shopify/Customer/1") { id } }`, {}, ["read_orders"]);
    expect(answer.data).toEqual({ customer: null });
    expect(answer.errors).toEqual([
      {
        message: "Access denied for customer field. Required access: `read_customers` access scope.",
        locations: [{ line: 1, column: 3 }],
        path: ["customer"],
        extensions: {
          code: "ACCESS_DENIED",
          documentation: "https://shopify.dev/api/usage/access-scopes",
          requiredAccess: "`read_customers` access scope.",
        },
      },
    ]);
  });

  it("a write scope allows reading", async () => {
    expect((await testShop().ask("{ orders(first: 1) { nodes { id } } }", {}, ["write_orders"])).errors).toBeUndefined();
  });

  it("node is guarded by the type of the record", async () => {
    const shop = testShop();
    const ask = `query($id: ID!) { node(id: $id) { id __typename } }`;
    const id = `gid://shopify/Order/${shop.order.id}`;
    expect((await shop.ask(ask, { id }, ["read_products"])).errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
    expect((await shop.ask(ask, { id })).data).toEqual({ node: { id, __typename: "Order" } });
  });

  it("staff members are denied to every app", async () => {
    const answer = await testShop().ask("{ staffMembers(first: 1) { nodes { id } } }");
    expect(answer.data).toEqual({ staffMembers: null });
    expect(answer.errors?.[0]?.extensions?.code).toBe("ACCESS_DENIED");
  });

  it("refunds need write_orders though Shopify's list does not say so", async () => {
    const answer = await testShop().ask(
      `mutation { refundCreate(input: {orderId: "gid://shopify/Order/1"}) @idempotent(key: "k") { userErrors { message } } }`,
      {},
      ["read_orders"],
    );
    expect(answer.errors?.[0]?.message).toBe("Access denied for refundCreate field. Required access: `write_orders` access scope.");
  });

  it("orders older than sixty days are hidden without read_all_orders", async () => {
    const shop = testShop();
    const lines = [{ variantId: shop.product.variants[0]!.id, quantity: 1 }];
    const old = await shop.sim.world.at(
      Date.now() - 61 * DAY,
      () => placeOrder(shop.sim.world, { shop: shop.shop, customerId: null, email: null, lines }).order!,
    );
    const ask = `query($id: ID!) { order(id: $id) { id } orders(first: 10) { nodes { id } } }`;
    const id = `gid://shopify/Order/${old.id}`;
    const narrow = await shop.ask(ask, { id }, ["read_orders"]);
    expect(narrow.data).toMatchObject({ order: null, orders: { nodes: [{ id: `gid://shopify/Order/${shop.order.id}` }] } });
    expect((await shop.ask(ask, { id }, ["read_orders", "read_all_orders"])).data?.order).toEqual({ id });
  });
});

describe("cost and throttle", () => {
  const cost = (answer: { extensions?: Record<string, unknown> }) =>
    answer.extensions?.cost as {
      requestedQueryCost: number;
      actualQueryCost: number | null;
      throttleStatus: { currentlyAvailable: number };
    };

  it("every answer tells its cost by Shopify's formula", async () => {
    const answer = await testShop().ask("{ orders(first: 50) { nodes { id customer { id } lineItems(first: 10) { nodes { id } } } } }");
    // node = 1 + customer 1 + lines (2 + ⌊2 ln 10⌋) = 8; orders = 2 + ⌊2 ln 50⌋ × 8.
    expect(cost(answer)).toMatchObject({ requestedQueryCost: 2 + 7 * 8, actualQueryCost: 2 + 1 * (1 + 1 + 3) });
  });

  it("a query above 1000 points is refused before it runs", async () => {
    const wide =
      "orders(first: 250) { nodes { lineItems(first: 250) { nodes { id product { id variants(first: 250) { nodes { id } } } } } } }";
    const answer = await testShop().ask(`{ ${wide} }`);
    expect(answer.data).toBeUndefined();
    expect(answer.errors?.[0]).toMatchObject({ extensions: { code: "MAX_COST_EXCEEDED", maxCost: 1000 } });
  });

  it("an empty bucket throttles; another shop is not touched", async () => {
    const shop = testShop();
    shop.sim.world.state.shops[shop.shop]!.rateLimit = { maximum: 20, restoreRate: 1 };
    const query = "{ orders(first: 50) { nodes { id customer { id } } } }";
    const first = await shop.ask(query);
    expect(cost(first)).toMatchObject({ requestedQueryCost: 16, actualQueryCost: 4, throttleStatus: { currentlyAvailable: 16 } });
    await shop.ask("{ a: shop { id } b: shop { id } }");
    const third = await shop.ask(query);
    expect(third.data).toBeUndefined();
    expect(third.errors).toMatchObject([{ message: "Throttled", extensions: { code: "THROTTLED" } }]);
    expect(cost(third).actualQueryCost).toBeNull();
    const other = testShop(shop.sim, "second.myshopify.com");
    expect((await other.ask(query)).errors).toBeUndefined();
  });
});

describe("errors in Shopify's shape", () => {
  const first = async (query: string, variables?: Record<string, unknown>) => (await testShop().ask(query, variables)).errors?.[0];

  it("an unknown field", async () => {
    expect(await first("query Q { shop { colour } }")).toEqual({
      message: "Field 'colour' doesn't exist on type 'Shop'",
      locations: [{ line: 1, column: 18 }],
      path: ["query Q", "shop", "colour"],
      extensions: { code: "undefinedField", typeName: "Shop", fieldName: "colour" },
    });
  });

  it("a missing argument, an unknown one and one of the wrong kind", async () => {
    expect(await first("{ order { id } }")).toMatchObject({
      message: "Field 'order' is missing required arguments: id",
      path: ["query", "order"],
      extensions: { code: "missingRequiredArguments", className: "Field", name: "order", arguments: "id" },
    });
    expect(await first(`{ shop(x: 1) { id } }`)).toMatchObject({
      message: "Field 'shop' doesn't accept argument 'x'",
      path: ["query", "shop", "x"],
      extensions: { code: "argumentNotAccepted" },
    });
    expect(await first(`{ orders(first: 1, sortKey: NAME) { nodes { id } } }`)).toMatchObject({
      message: "Argument 'sortKey' on Field 'orders' has an invalid value (NAME). Expected type 'OrderSortKeys'.",
      extensions: { code: "argumentLiteralsIncompatible", typeName: "Field", argumentName: "sortKey" },
    });
    expect(await first(`{ order(id: "7") { id } }`)).toMatchObject({
      message: "Invalid global id '7'",
      extensions: { code: "argumentLiteralsIncompatible", typeName: "CoercionError" },
    });
  });

  it("a variable with wrong values names each of them", async () => {
    const input = {
      orderId: "gid://shopify/Order/1",
      notifyCustomer: true,
      returnLineItems: [{ fulfillmentLineItemId: "x", quantity: 1, returnReason: "NO" }],
    };
    expect(
      await first("mutation R($input: ReturnRequestInput!) { returnRequest(input: $input) { userErrors { message } } }", { input }),
    ).toMatchObject({
      message: expect.stringMatching(
        /^Variable \$input of type ReturnRequestInput! was provided invalid value for notifyCustomer \(Field is not defined on ReturnRequestInput\), returnLineItems\.0\.fulfillmentLineItemId \(Invalid global id 'x'\), returnLineItems\.0\.returnReason \(Expected "NO" to be one of: /,
      ) as string,
      extensions: { code: "INVALID_VARIABLE", value: input },
    });
    expect(await first("query Q($id: ID!) { order(id: $id) { id } }", {})).toMatchObject({
      message: "Variable $id of type ID! was provided invalid value",
      extensions: { code: "INVALID_VARIABLE", value: null, problems: [{ path: [], explanation: "Expected value to not be null" }] },
    });
  });

  it("page sizes: none, both, too many, a cursor that is none", async () => {
    expect(await first("{ orders { nodes { id } } }")).toMatchObject({
      message: "you must provide one of first or last",
      extensions: { code: "BAD_REQUEST" },
      path: ["orders"],
    });
    expect(await first("{ orders(first: 1, last: 1) { nodes { id } } }")).toMatchObject({
      message: "providing both first and last is not supported",
    });
    expect(await first("{ orders(first: 251) { nodes { id } } }")).toMatchObject({ extensions: { code: "BAD_REQUEST" } });
    expect(await first(`{ orders(first: 1, after: "zzz") { nodes { id } } }`)).toMatchObject({
      message: "Malformed cursor",
      extensions: { code: "BAD_REQUEST" },
    });
  });

  it("more than 250 items in a list are refused", async () => {
    const ids = Array.from({ length: 251 }, () => "gid://shopify/Order/1");
    expect(await first("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", { ids })).toMatchObject({
      message: "The input array size of 251 is greater than the maximum allowed of 250.",
      extensions: { code: "MAX_INPUT_SIZE_EXCEEDED" },
    });
  });

  it("an unused variable, an undeclared one, a text that does not parse", async () => {
    expect(await first("query Q($a: Int) { shop { id } }")).toMatchObject({
      message: "Variable $a is declared by Q but not used",
      extensions: { code: "variableNotUsed", variableName: "a" },
    });
    expect(await first("query Q { order(id: $a) { id } }")).toMatchObject({
      message: "Variable $a is used by Q but not declared",
      extensions: { code: "variableNotDefined" },
    });
    expect(await first("{ shop { id }")).toMatchObject({ message: "syntax error, unexpected end of file at [1, 13]" });
  });
});
