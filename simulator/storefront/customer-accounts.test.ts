import { createHash } from "node:crypto";
import { createLocalJWKSet, jwtVerify } from "jose";
import { afterEach, expect, test } from "vitest";
import { createFulfillment } from "../actions/create-fulfillment.ts";
import { placeOrder } from "../actions/place-order.ts";
import { made } from "../actions/user-error.ts";
import type { Order } from "../world/types.ts";
import { storefrontHandler } from "./storefront.ts";
import { closeAll, listen, SHOP, type TestShop, testShop } from "./testing.ts";

afterEach(closeAll);

/** Whatever an endpoint answered; the assertions say what it must be. */
type Answered = ReturnType<typeof JSON.parse>;

const CALLBACK = "https://app.example.test/customer/callback";
const BASIC = `Basic ${Buffer.from("key:hush").toString("base64")}`;

/** The shop on one port: discovery's addresses, on whatever host, are asked here by their path. */
async function accounts(): Promise<TestShop & { origin: string; at: (address: unknown) => string }> {
  const shop = testShop();
  const origin = await listen(storefrontHandler(shop.sim));
  return { ...shop, origin, at: (address) => origin + new URL(String(address)).pathname };
}
const json = async (answer: Response): Promise<Answered> => (await answer.json()) as Answered;
const QUERY = {
  client_id: "key",
  response_type: "code",
  redirect_uri: CALLBACK,
  scope: "openid email customer-account-api:full",
  state: "s1",
  nonce: "n1",
};

async function signIn(
  { origin, at, ada }: Awaited<ReturnType<typeof accounts>>,
  extra: Record<string, string> = {},
): Promise<{ code: string; found: Record<string, string> }> {
  const found = (await json(await fetch(`${origin}/.well-known/openid-configuration`))) as Record<string, string>;
  const chosen = await fetch(at(found.authorization_endpoint), {
    method: "POST",
    body: new URLSearchParams({ ...QUERY, ...extra, customer: ada.id }),
    redirect: "manual",
  });
  const back = new URL(chosen.headers.get("location") ?? "");
  expect(back.origin + back.pathname).toBe(extra.redirect_uri ?? CALLBACK);
  expect(back.searchParams.get("state")).toBe("s1");
  return { code: back.searchParams.get("code") ?? "", found };
}

async function tokens(shop: Awaited<ReturnType<typeof accounts>>): Promise<Answered> {
  const { code, found } = await signIn(shop);
  const body = new URLSearchParams({ grant_type: "authorization_code", client_id: "key", redirect_uri: CALLBACK, code });
  return json(await fetch(shop.at(found.token_endpoint), { method: "POST", body, headers: { authorization: BASIC } }));
}

async function ask(shop: Awaited<ReturnType<typeof accounts>>, token: string, query: string, variables = {}): Promise<Answered> {
  const { graphql_api } = await json(await fetch(`${shop.origin}/.well-known/customer-account-api`));
  return json(
    await fetch(shop.at(graphql_api), { method: "POST", body: JSON.stringify({ query, variables }), headers: { authorization: token } }),
  );
}

function sentOrder({ sim, ada, mug }: TestShop, quantity = 2): Order {
  const order = made(
    placeOrder(sim.world, { shop: SHOP, customerId: ada.id, email: ada.email, lines: [{ variantId: mug.variants[0]!.id, quantity }] }),
    "order",
  );
  made(
    createFulfillment(sim.world, { shop: SHOP, fulfillmentOrders: order.fulfillmentOrderIds.map((id) => ({ id })), tracking: null }),
    "fulfillment",
  );
  return order;
}

test("a browser opens the storefront's own port to sign in, servers call shopify.com", async () => {
  const { origin, sim } = await accounts();
  const found = await json(await fetch(`${origin}/.well-known/openid-configuration`));
  const id = sim.world.state.shops[SHOP]?.id;
  expect(found.authorization_endpoint).toBe(`http://127.0.0.1:9201/authentication/${id}/oauth/authorize`);
  expect(found.token_endpoint).toBe(`https://shopify.com/authentication/${id}/oauth/token`);
});

test("signing in gives tokens, an id_token that the key set verifies, and the shopper's own data", async () => {
  const shop = await accounts();
  const answer = await tokens(shop);
  const found = await json(await fetch(`${shop.origin}/.well-known/openid-configuration`));
  const keys = createLocalJWKSet((await json(await fetch(shop.at(found.jwks_uri)))) as Answered);
  const { payload } = await jwtVerify(answer.id_token, keys, { issuer: found.issuer, audience: "key", algorithms: ["RS256"] });
  expect(payload).toMatchObject({ sub: shop.ada.id, nonce: "n1", email: "ada@example.org" });
  expect(answer.access_token).toMatch(/^shcat_/);
  const { data } = await ask(shop, answer.access_token, "{ customer { id firstName emailAddress { emailAddress } } }");
  expect(data.customer).toEqual({
    id: `gid://shopify/Customer/${shop.ada.id}`,
    firstName: "Ada",
    emailAddress: { emailAddress: "ada@example.org" },
  });
});

test("an address that isn't the app's gets neither code nor redirect; the app window's twin of a listed one does", async () => {
  const shop = await accounts();
  const { origin, at, sim } = shop;
  const found = await json(await fetch(`${origin}/.well-known/openid-configuration`));
  const evil = await fetch(
    `${at(found.authorization_endpoint)}?${new URLSearchParams({ ...QUERY, redirect_uri: "https://evil.example/customer/callback" })}`,
    { redirect: "manual" },
  );
  expect([evil.status, evil.headers.get("location")]).toEqual([400, null]);
  await signIn(shop, { redirect_uri: `${sim.config.appWindow}/customer/callback` });
});

test("prompt=none answers login_required to a stranger and a code to a shopper who is signed in", async () => {
  const { origin, at, ada } = await accounts();
  const found = await json(await fetch(`${origin}/.well-known/openid-configuration`));
  const silent = `${at(found.authorization_endpoint)}?${new URLSearchParams({ ...QUERY, prompt: "none" })}`;
  const stranger = await fetch(silent, { redirect: "manual" });
  expect(new URL(stranger.headers.get("location") ?? "").searchParams.get("error")).toBe("login_required");
  const known = await fetch(silent, { redirect: "manual", headers: { cookie: `sim_shopper_9201=${ada.id}` } });
  expect(new URL(known.headers.get("location") ?? "").searchParams.get("code")).toBeTruthy();
});

test("a code is good once, and only with the secret", async () => {
  const shop = await accounts();
  const { code, found } = await signIn(shop);
  const body = new URLSearchParams({ grant_type: "authorization_code", redirect_uri: CALLBACK, code });
  const redeem = (authorization: string): Promise<Response> =>
    fetch(shop.at(found.token_endpoint), { method: "POST", body, headers: { authorization } });
  expect((await redeem(`Basic ${Buffer.from("key:wrong").toString("base64")}`)).status).toBe(401);
  expect((await redeem(BASIC)).status).toBe(200);
  expect(await json(await redeem(BASIC))).toMatchObject({ error: "invalid_grant" });
});

test("a public client needs the verifier of its challenge", async () => {
  const shop = await accounts();
  const challenge = createHash("sha256").update("verifier").digest("base64url");
  const redeem = async (verifier: string): Promise<number> => {
    const { code, found } = await signIn(shop, { code_challenge: challenge, code_challenge_method: "S256" });
    const body = new URLSearchParams({
      grant_type: "authorization_code",
      client_id: "key",
      redirect_uri: CALLBACK,
      code,
      code_verifier: verifier,
    });
    return (await fetch(shop.at(found.token_endpoint), { method: "POST", body, headers: { origin: "https://app.example.test" } })).status;
  };
  expect(await redeem("wrong")).toBe(400);
  expect(await redeem("verifier")).toBe(200);
});

test("a refresh token rotates, and an access token ends with its time", async () => {
  const shop = await accounts();
  const first = await tokens(shop);
  const found = await json(await fetch(`${shop.origin}/.well-known/openid-configuration`));
  const refresh = (token: string): Promise<Response> =>
    fetch(shop.at(found.token_endpoint), {
      method: "POST",
      body: new URLSearchParams({ grant_type: "refresh_token", refresh_token: token }),
      headers: { authorization: BASIC },
    });
  const second = await json(await refresh(first.refresh_token));
  expect((await refresh(first.refresh_token)).status).toBe(400);
  expect((await ask(shop, second.access_token, "{ customer { firstName } }")).data.customer.firstName).toBe("Ada");
  const later = await shop.sim.world.at(shop.sim.world.now() + 7_300_000, () =>
    ask(shop, second.access_token, "{ customer { firstName } }"),
  );
  expect(later.errors[0].extensions.code).toBe("UNAUTHENTICATED");
});

test("a shopper sees what may come back and asks for it; the world has the return", async () => {
  const shop = await accounts();
  const order = sentOrder(shop);
  const { access_token } = await tokens(shop);
  const query =
    "query($id: ID!) { order(id: $id) { name returnInformation { hasReturnShippingFee returnFees { title amountSet { shopMoney { amount } } } returnableLineItems(first: 5) { nodes { quantity lineItem { id title suggestedReturnReasonDefinitions(first: 3) { nodes { id handle } } } } } nonReturnableLineItems(first: 5) { nodes { quantityDetails { quantity reasonCode } } } } } }";
  const read = async (): Promise<Answered> =>
    (await ask(shop, access_token, query, { id: `gid://shopify/Order/${order.id}` })).data.order.returnInformation;
  const before = await read();
  expect(before).toMatchObject({
    hasReturnShippingFee: true,
    returnFees: [{ title: "Return shipping", amountSet: { shopMoney: { amount: "4.9" } } }],
    nonReturnableLineItems: { nodes: [] },
  });
  const [line] = before.returnableLineItems.nodes;
  expect(line.quantity).toBe(2);
  const mutation =
    "mutation($order: ID!, $lines: [RequestedLineItemInput!]!) { orderRequestReturn(orderId: $order, requestedLineItems: $lines) { return { name status returnLineItems(first: 5) { nodes { quantity returnReasonDefinition { handle } } } } userErrors { field message code } } }";
  const lines = [
    {
      lineItemId: line.lineItem.id,
      quantity: 1,
      returnReasonDefinitionId: "gid://shopify/ReturnReasonDefinition/6",
      customerNote: "Chipped",
    },
  ];
  const { data } = await ask(shop, access_token, mutation, { order: `gid://shopify/Order/${order.id}`, lines });
  expect(data.orderRequestReturn).toEqual({
    return: {
      name: `${order.name}-R1`,
      status: "REQUESTED",
      returnLineItems: { nodes: [{ quantity: 1, returnReasonDefinition: { handle: "damaged-or-defective" } }] },
    },
    userErrors: [],
  });
  expect(Object.values(shop.sim.world.state.returns)).toMatchObject([
    { orderId: order.id, status: "REQUESTED", lines: [{ quantity: 1, customerNote: "Chipped" }] },
  ]);
  const after = await read();
  expect(after.returnableLineItems.nodes[0].quantity).toBe(1);
  expect(after.nonReturnableLineItems.nodes).toEqual([{ quantityDetails: [{ quantity: 1, reasonCode: "RETURNED" }] }]);
});

test("more than was sent is refused, and an order of somebody else doesn't exist", async () => {
  const shop = await accounts();
  const order = sentOrder(shop);
  const guest = made(
    placeOrder(shop.sim.world, {
      shop: SHOP,
      customerId: null,
      email: "x@example.org",
      lines: [{ variantId: shop.mug.variants[0]!.id, quantity: 1 }],
    }),
    "order",
  );
  const { access_token } = await tokens(shop);
  const mutation =
    "mutation($order: ID!, $lines: [RequestedLineItemInput!]!) { orderRequestReturn(orderId: $order, requestedLineItems: $lines) { return { id } userErrors { field message code } } }";
  const request = async (of: Order, quantity: number): Promise<Answered> => {
    const lines = [{ lineItemId: `gid://shopify/LineItem/${of.lines[0]!.id}`, quantity, returnReason: "UNWANTED" }];
    return (await ask(shop, access_token, mutation, { order: `gid://shopify/Order/${of.id}`, lines })).data.orderRequestReturn;
  };
  expect(await request(order, 3)).toEqual({
    return: null,
    userErrors: [{ field: ["requestedLineItems", "0", "quantity"], message: "Return line item has an invalid quantity.", code: "INVALID" }],
  });
  expect((await request(guest, 1)).userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
  expect((await ask(shop, access_token, `{ order(id: "gid://shopify/Order/${guest.id}") { name } }`)).data.order).toBeNull();
});

test("after the window a sent line can't come back and says why; what wasn't sent neither", async () => {
  const shop = await accounts();
  const order = sentOrder(shop);
  const { access_token } = await tokens(shop);
  const fulfillment = shop.sim.world.state.fulfillments[order.fulfillmentIds[0]!]!;
  fulfillment.deliveredAt = new Date(shop.sim.world.now() - 31 * 86_400_000).toISOString();
  const query =
    "query($id: ID!) { order(id: $id) { returnInformation { returnableLineItems(first: 5) { nodes { quantity } } nonReturnableSummary { nonReturnableReasons } } } }";
  const late = await ask(shop, access_token, query, { id: `gid://shopify/Order/${order.id}` });
  expect(late.data.order.returnInformation).toEqual({
    returnableLineItems: { nodes: [] },
    nonReturnableSummary: { nonReturnableReasons: ["RETURN_WINDOW_EXPIRED"] },
  });
  const unsent = made(
    placeOrder(shop.sim.world, {
      shop: SHOP,
      customerId: shop.ada.id,
      email: null,
      lines: [{ variantId: shop.mug.variants[0]!.id, quantity: 1 }],
    }),
    "order",
  );
  const early = await ask(shop, access_token, query, { id: `gid://shopify/Order/${unsent.id}` });
  expect(early.data.order.returnInformation.nonReturnableSummary.nonReturnableReasons).toEqual(["UNFULFILLED"]);
});

test("a field that isn't played fails by its name, an unknown one as Shopify's schema has it", async () => {
  const shop = await accounts();
  const { access_token } = await tokens(shop);
  const unplayed = await ask(shop, access_token, "{ customer { subscriptionContracts(first: 1) { nodes { id } } } }");
  expect(unplayed.errors[0].message).toBe("The simulated Customer Account API doesn't play Customer.subscriptionContracts.");
  expect((await ask(shop, access_token, "{ customer { nonsense } }")).errors[0].message).toContain('Cannot query field "nonsense"');
});
