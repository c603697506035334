import { setTimeout as sleep } from "node:timers/promises";
import { beforeEach, describe, expect, it } from "vitest";
import { uninstallApp } from "../../simulator/actions/uninstall-app";
import { deliver, hearShopify, openApp } from "../support/shopify-told";
import { startSimulator, type TestSimulator } from "../support/simulator";
import { readShopQuery } from "~/features/shop/shopify/read-shop";
import { startBulkMutation } from "~/features/sync/shopify/backfill";
import { Refusal } from "~/lib/refusal";
import { prisma } from "~/platform/db/db.server";
import { adminGraphqlWith, OutcomeUnknown, refuseUserErrors, ShopifyUnavailable } from "~/platform/shopify/admin-graphql.server";
import { sessionStore } from "~/platform/shopify/session-store.server";
import "~/subscriptions.server";

const SHOP = "demo.myshopify.com";
const OTHER = "second.myshopify.com";
let sim: TestSimulator;
let waits: number[];

/** adminGraphql that writes its waits down instead of waiting. */
const hasty = adminGraphqlWith({ timeoutMs: 400, wait: (ms) => Promise.resolve(waits.push(ms)) });
const askName = async (shop = SHOP, ask = hasty): Promise<string> => (await ask(shop, readShopQuery)).shop.name;
const startBulk = () => hasty(SHOP, startBulkMutation, { query: "{ orders { edges { node { id } } } }" });
const effects = (): number => Object.keys(sim.world.state.bulkOperations).length;
const fault = (kind: Parameters<TestSimulator["faults"]["add"]>[0]["kind"], operation: string, times = 1) =>
  sim.faults.add({ kind, operation, times, delayMs: 800 });
const tokenOf = async (shop: string): Promise<string | undefined> => (await sessionStore.loadSession(`offline_${shop}`))?.accessToken;
const expire = async (shop: string): Promise<void> => {
  const session = await sessionStore.loadSession(`offline_${shop}`);
  if (!session) throw new Error("no session");
  session.expires = new Date(Date.now() + 60_000);
  await sessionStore.storeSession(session);
};

beforeEach(async () => {
  sim = startSimulator();
  await prisma.session.deleteMany();
  await prisma.shop.deleteMany();
  await openApp(sim, SHOP);
  await openApp(sim, OTHER);
  waits = [];
});

describe("a query", () => {
  it("is asked again after a 429, when Shopify said", async () => {
    fault("http-429", "shop", 2);
    expect(await askName()).toBe("Harbour & Pine");
    expect(waits).toEqual([2000, 2000]);
  });

  it("waits out a throttle by its cost and Shopify's rate, not longer", async () => {
    sim.world.state.shops[SHOP]!.rateLimit = { maximum: 40, restoreRate: 100 };
    const patient = adminGraphqlWith({ wait: (ms) => sleep(waits.push(ms) && ms) });
    await Promise.all(Array.from({ length: 8 }, () => patient(SHOP, startBulkMutation, { query: "{" })));
    expect(waits.length).toBeGreaterThan(0);
    expect(Math.max(...waits)).toBeLessThan(1_000);
    // The bucket is full again before the next question.
    sim.world.state.shops[SHOP]!.rateLimit = { maximum: 2_000, restoreRate: 1_000_000 };
    waits = [];
    fault("throttle", "shop");
    expect(await askName()).toBe("Harbour & Pine");
    expect(waits).toEqual([200]);
  });

  it.each(["http-500", "http-502", "http-503", "cut", "timeout-before", "timeout-after"] as const)("survives %s", async (kind) => {
    fault(kind, "shop", 2);
    expect(await askName()).toBe("Harbour & Pine");
    expect(waits).toEqual([500, 1000]);
  });

  it("is given up after five tries as ShopifyUnavailable", async () => {
    fault("http-503", "shop", 9);
    await expect(askName()).rejects.toThrow(ShopifyUnavailable);
    expect(sim.faults.list()[0]?.times).toBe(4);
    expect(waits).toEqual([500, 1000, 2000, 4000]);
  });

  it("with a mistake is an Error at once", async () => {
    await expect(hasty(SHOP, "#graphql\n query X { planet }" as typeof readShopQuery)).rejects.toThrow(/planet/);
    expect(waits).toEqual([]);
  });
});

describe("a mutation", () => {
  it.each([
    ["timeout-after", 1],
    ["cut", 1],
    ["timeout-before", 0],
    ["http-500", 0],
    ["http-502", 0],
  ] as const)("without an answer (%s) is OutcomeUnknown and never sent twice", async (kind, done) => {
    fault(kind, "bulkOperationRunQuery");
    await expect(startBulk()).rejects.toThrow(OutcomeUnknown);
    expect([effects(), waits]).toEqual([done, []]);
  });

  it.each(["http-429", "throttle"] as const)("is sent again after %s, when surely nothing happened", async (kind) => {
    fault(kind, "bulkOperationRunQuery", 2);
    expect((await startBulk()).bulkOperationRunQuery?.userErrors).toEqual([]);
    expect(effects()).toBe(1);
  });

  it("that Shopify refuses is a Refusal in Shopify's words", () => {
    expect(() => refuseUserErrors([{ field: ["query"], message: "Query is invalid", code: "INVALID" }])).toThrow(
      expect.objectContaining({ code: "shopify-refused", person: "Shopify says: Query is invalid" }),
    );
    refuseUserErrors([]);
  });
});

describe("the access token", () => {
  it("that Shopify revoked is refreshed once, and the call works", async () => {
    const before = await tokenOf(SHOP);
    fault("revoke-token", "shop");
    expect(await askName()).toBe("Harbour & Pine");
    expect(await tokenOf(SHOP)).not.toBe(before);
    expect(waits).toEqual([0]);
  });

  it("that Shopify revoked under a mutation is refreshed: the mutation happens once", async () => {
    fault("revoke-token", "bulkOperationRunQuery");
    await startBulk();
    expect(effects()).toBe(1);
  });

  it("about to expire is refreshed by one call for all that ask at once", async () => {
    await expire(SHOP);
    const before = Object.keys(sim.world.state.tokens).length;
    expect(await Promise.all([1, 2, 3, 4, 5].map(() => askName()))).toEqual(Array(5).fill("Harbour & Pine"));
    // one access token and one refresh token more
    expect(Object.keys(sim.world.state.tokens).length).toBe(before + 2);
  });

  it.each(["lose-refresh-answer", "http-500", "timeout-after"] as const)("survives a refresh that ends in %s", async (kind) => {
    await expire(SHOP);
    fault(kind, "token");
    expect(await askName()).toBe("Harbour & Pine");
    expect(waits).toEqual([500]);
  });

  it("that can't be refreshed for now is ShopifyUnavailable, also for a mutation: nothing was sent", async () => {
    await expire(SHOP);
    fault("http-500", "token", 9);
    await expect(startBulk()).rejects.toThrow(ShopifyUnavailable);
    expect(effects()).toBe(0);
  });

  it("of one shop is never used for another, not even when both are refreshed at once", async () => {
    await expire(SHOP);
    await expire(OTHER);
    const names = await Promise.all([askName(SHOP), askName(OTHER), askName(SHOP), askName(OTHER)]);
    expect(names).toEqual(["Harbour & Pine", "Second Street Books", "Harbour & Pine", "Second Street Books"]);
    expect(await tokenOf(SHOP)).not.toBe(await tokenOf(OTHER));
  });

  it("is gone with the app: shop-gone, while the other shop goes on", async () => {
    const heard = hearShopify(sim);
    uninstallApp(sim.world, { shop: SHOP });
    await deliver(heard);
    await expect(askName()).rejects.toMatchObject({ code: "shop-gone" });
    await expect(startBulk()).rejects.toThrow(Refusal);
    expect(await askName(OTHER)).toBe("Second Street Books");
  });

  it("of a shop that never came is shop-gone", async () => {
    await expect(askName("nobody.myshopify.com")).rejects.toMatchObject({ code: "shop-gone" });
  });
});
