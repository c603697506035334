import { createHmac } from "node:crypto";
import { createServer, request } from "node:http";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { addStaff } from "../../actions/add-staff.ts";
import { uninstallApp } from "../../actions/uninstall-app.ts";
import { made } from "../../actions/user-error.ts";
import { adminApiHandler } from "../admin-api.ts";
import { testShop } from "../test-shop.ts";
import type { TestShop } from "../test-shop.ts";

interface Reply {
  status: number;
  headers: Record<string, unknown>;
  json: Record<string, unknown>;
}

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

const open = async (shop: TestShop) => {
  const server = createServer((req, res) => void adminApiHandler(shop.sim)(req, res));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const post = async (path: string, body: unknown, headers: Record<string, string> = {}) =>
    new Promise<Reply>((resolve, reject) => {
      const call = request(
        { port, path, method: "POST", headers: { host: shop.shop, "content-type": "application/json", ...headers } },
        (res) => {
          let text = "";
          res.on("data", (chunk: Buffer) => (text += chunk.toString()));
          res.on("end", () =>
            res.complete
              ? resolve({ status: res.statusCode ?? 0, headers: res.headers, json: text.startsWith("{") ? JSON.parse(text) : {} })
              : reject(new Error("cut")),
          );
          res.on("error", reject);
        },
      );
      call.on("error", reject).end(JSON.stringify(body));
    });
  const token = async (form: Record<string, unknown>) =>
    post("/admin/oauth/access_token", { client_id: "key", client_secret: "secret", ...form });
  const ask = async (accessToken: string, version = "2026-10", query = "{ shop { name } }") =>
    post(`/admin/api/${version}/graphql.json`, { query }, { "x-shopify-access-token": accessToken });
  return { post, token, ask };
};

const b64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

const idToken = (shop: TestShop, claims: Record<string, unknown> = {}, secret = "secret"): string => {
  const now = Math.floor(shop.sim.world.now() / 1000);
  const body = `${b64({ alg: "HS256", typ: "JWT" })}.${b64({ iss: `https://${shop.shop}/admin`, dest: `https://${shop.shop}`, aud: "key", sub: "1", exp: now + 60, nbf: now, iat: now, ...claims })}`;
  return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
};

const exchange = (subject: string, kind: "offline" | "online" = "offline") => ({
  grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
  subject_token: subject,
  subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
  requested_token_type: `urn:shopify:params:oauth:token-type:${kind}-access-token`,
  expiring: "1",
});

const HOUR = 3600 * 1000;

describe("tokens", () => {
  it("a session token is exchanged for an offline token of one hour with a refresh token of ninety days", async () => {
    const shop = testShop();
    const { token, ask } = await open(shop);
    const { status, json } = await token(exchange(idToken(shop)));
    expect(status).toBe(200);
    expect(json).toMatchObject({ expires_in: 3600, refresh_token_expires_in: 7_776_000 });
    expect(json.access_token).toMatch(/^shpat_/);
    expect(json.refresh_token).toMatch(/^shprt_/);
    const answer = await ask(String(json.access_token));
    expect(answer.json.data).toEqual({ shop: { name: "Harbour & Pine" } });
    await shop.sim.world.at(Date.now() + HOUR + 1000, async () => expect((await ask(String(json.access_token))).status).toBe(401));
  });

  it("an online token names its user and carries only what the user may do", async () => {
    const shop = testShop();
    const staff = made(
      addStaff(shop.sim.world, {
        shop: shop.shop,
        firstName: "Bo",
        lastName: "Lee",
        email: "bo@example.com",
        permissions: ["write_orders"],
      }),
      "staff",
    );
    const { token } = await open(shop);
    const { json } = await token(exchange(idToken(shop, { sub: staff.id }), "online"));
    expect(json).toMatchObject({
      associated_user_scope: "write_orders",
      associated_user: { first_name: "Bo", last_name: "Lee", email: "bo@example.com" },
    });
    expect(json.access_token).toMatch(/^shpua_/);
  });

  it.each([
    ["with another secret", {}, "other"],
    ["for another app", { aud: "other" }, "secret"],
    ["for another shop", { dest: "https://second.myshopify.com" }, "secret"],
    ["that has expired", { exp: 1 }, "secret"],
  ])("a session token %s is refused", async (_name, claims, secret) => {
    const shop = testShop();
    const { token } = await open(shop);
    expect(await token(exchange(idToken(shop, claims, secret)))).toMatchObject({ status: 400, json: { error: "invalid_subject_token" } });
  });

  it("a refresh token may be used again until its successor is used", async () => {
    const shop = testShop();
    const { token } = await open(shop);
    const first = (await token(exchange(idToken(shop)))).json;
    const use = async (refresh: unknown) => token({ grant_type: "refresh_token", refresh_token: refresh });
    await use(first.refresh_token);
    const again = await use(first.refresh_token);
    expect(again.status).toBe(200);
    expect((await use(again.json.refresh_token)).status).toBe(200);
    expect(await use(first.refresh_token)).toMatchObject({ status: 400, json: { error: "invalid_grant" } });
  });

  it("a refresh token dies after ninety days", async () => {
    const shop = testShop();
    const { token } = await open(shop);
    const { json } = await token(exchange(idToken(shop)));
    await shop.sim.world.at(Date.now() + 91 * 24 * HOUR, async () => {
      expect((await token({ grant_type: "refresh_token", refresh_token: json.refresh_token })).status).toBe(400);
    });
  });

  it("uninstalling revokes tokens and ends the exchange", async () => {
    const shop = testShop();
    const { token, ask } = await open(shop);
    const { json } = await token(exchange(idToken(shop)));
    uninstallApp(shop.sim.world, { shop: shop.shop });
    expect(await ask(String(json.access_token))).toMatchObject({
      status: 401,
      json: { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" },
    });
    expect((await token(exchange(idToken(shop)))).status).toBe(400);
  });

  it("a wrong client secret is refused", async () => {
    const { token } = await open(testShop());
    expect(await token({ grant_type: "refresh_token", client_secret: "x", refresh_token: "y" })).toMatchObject({
      status: 401,
      json: { error: "invalid_client" },
    });
  });
});

describe("versions", () => {
  it("an old version falls forward and the header says which one answered", async () => {
    const shop = testShop();
    const { token, ask } = await open(shop);
    const accessToken = String((await token(exchange(idToken(shop)))).json.access_token);
    for (const version of ["2023-01", "2026-10", "2027-01"])
      expect((await ask(accessToken, version)).headers["x-shopify-api-version"]).toBe("2026-10");
    expect((await ask(accessToken, "nonsense")).status).toBe(404);
  });
});

describe("faults", () => {
  const start = async () => {
    const shop = testShop();
    const { token, ask } = await open(shop);
    const tokens = (await token(exchange(idToken(shop)))).json;
    const mutate = async () =>
      ask(
        String(tokens.access_token),
        "2026-10",
        `mutation { tagsAdd(id: "gid://shopify/Order/${shop.order.id}", tags: ["x"]) { userErrors { message } } }`,
      );
    const tags = () => shop.sim.world.state.orders[shop.order.id]!.tags;
    return { shop, token, tokens, mutate, tags };
  };

  it("429 and 5xx come with their headers, as often as ordered, and have no effect", async () => {
    const { shop, mutate, tags } = await start();
    shop.sim.faults.add({ kind: "http-429", operation: "tagsAdd", times: 1 });
    shop.sim.faults.add({ kind: "http-503", operation: "*", times: 1 });
    const first = await mutate();
    expect(first.status).toBe(429);
    expect(first.headers["retry-after"]).toBe("2.0");
    expect((await mutate()).status).toBe(503);
    expect(tags()).toEqual([]);
    expect((await mutate()).status).toBe(200);
  });

  it("throttling answers 200 with THROTTLED and no data", async () => {
    const { shop, mutate, tags } = await start();
    shop.sim.faults.add({ kind: "throttle", operation: "tagsAdd", times: 1 });
    expect((await mutate()).json).toMatchObject({
      errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
      extensions: { cost: { actualQueryCost: null } },
    });
    expect(tags()).toEqual([]);
  });

  it("a time-out before the effect leaves nothing, one after the effect leaves the effect", async () => {
    const { shop, mutate, tags } = await start();
    shop.sim.faults.add({ kind: "timeout-before", operation: "tagsAdd", times: 1, delayMs: 20 });
    await expect(mutate()).rejects.toThrow();
    expect(tags()).toEqual([]);
    shop.sim.faults.add({ kind: "timeout-after", operation: "tagsAdd", times: 1, delayMs: 20 });
    await expect(mutate()).rejects.toThrow();
    expect(tags()).toEqual(["x"]);
  });

  it("a cut answer ends in the middle after the effect; a slow one is late but whole", async () => {
    const { shop, mutate, tags } = await start();
    shop.sim.faults.add({ kind: "cut", operation: "tagsAdd", times: 1 });
    await expect(mutate()).rejects.toThrow();
    expect(tags()).toEqual(["x"]);
    shop.sim.faults.add({ kind: "slow", operation: "tagsAdd", times: 1, delayMs: 60 });
    const before = performance.now();
    expect((await mutate()).status).toBe(200);
    expect(performance.now() - before).toBeGreaterThan(50);
  });

  it("a revoked token answers 401 from then on", async () => {
    const { shop, mutate } = await start();
    shop.sim.faults.add({ kind: "revoke-token", operation: "tagsAdd", times: 1 });
    expect((await mutate()).status).toBe(401);
    expect((await mutate()).status).toBe(401);
  });

  it("after a lost refresh answer the old refresh token still works", async () => {
    const { shop, token, tokens } = await start();
    const refresh = async () => token({ grant_type: "refresh_token", refresh_token: tokens.refresh_token });
    shop.sim.faults.add({ kind: "lose-refresh-answer", operation: "token", times: 1 });
    await expect(refresh()).rejects.toThrow();
    expect((await refresh()).status).toBe(200);
  });
});
