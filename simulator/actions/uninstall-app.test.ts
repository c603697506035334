import { describe, expect, test } from "vitest";
import { dueRedactions } from "./due-redactions.ts";
import { installApp } from "./install-app.ts";
import { redactCustomer } from "./redact-customer.ts";
import { ordered, testWorld } from "./test-world.ts";
import { uninstallApp } from "./uninstall-app.ts";

const START = Date.parse("2026-10-01T08:00:00Z");
const HOUR = 3_600_000;

describe("leaving and erasing", () => {
  test("removing the app revokes its tokens at once but leaves shoppers signed in", () => {
    const t = testWorld();
    installApp(t.world, { shop: t.shop, scopes: ["read_orders"] });
    const token = { shop: t.shop, subject: null, scopes: [], expiresAt: null, pairedWith: null, replacedBy: null, revoked: false };
    t.world.state.tokens = {
      a: { ...token, token: "a", kind: "offline" },
      b: { ...token, token: "b", kind: "refresh" },
      c: { ...token, token: "c", kind: "customer" },
    };
    uninstallApp(t.world, { shop: t.shop });
    expect(Object.values(t.world.state.tokens).map((one) => one.revoked)).toEqual([true, true, false]);
    expect(uninstallApp(t.world, { shop: t.shop }).userErrors).toHaveLength(1);
  });

  test("shop/redact goes out 48 hours after the app left, once, and not when it came back", async () => {
    const t = testWorld();
    installApp(t.world, { shop: t.shop, scopes: [] });
    await t.world.at(START, () => uninstallApp(t.world, { shop: t.shop }));
    const due = (hours: number): Promise<string[]> => t.world.at(START + hours * HOUR, () => dueRedactions(t.world));
    expect(await due(47.9)).toEqual([]);
    expect(await due(48)).toEqual([t.shop]);
    expect(await due(60)).toEqual([]);
    expect(t.announced.filter((one) => one.topic === "shop/redact")).toHaveLength(1);
    installApp(t.world, { shop: t.shop, scopes: [] });
    await t.world.at(START + 100 * HOUR, () => uninstallApp(t.world, { shop: t.shop }));
    await t.world.at(START + 110 * HOUR, () => installApp(t.world, { shop: t.shop, scopes: [] }));
    expect(await due(200)).toEqual([]);
  });

  test("an erased customer leaves no name, address, e-mail or phone behind, and apps are told which orders were theirs", () => {
    const t = testWorld();
    const address = { firstName: "Ada", lastName: "Berg", address1: "Lindenstraße 14", address2: null, company: null, city: "Berlin" };
    const shippingAddress = {
      ...address,
      province: null,
      provinceCode: null,
      zip: "10437",
      country: "Germany",
      countryCode: "DE",
      phone: "+4915100000000",
    };
    const order = ordered(t, [1], { shippingAddress, phone: "+4915100000000" });
    redactCustomer(t.world, { shop: t.shop, customerId: t.customer.id });
    expect(t.announced.at(-1)?.extra).toEqual({ email: "ada@example.com", phone: null, orderIds: [order.id] });
    expect(JSON.stringify(t.world.state)).not.toMatch(/Ada|Berg|ada@|Linden|4915100000000/);
    expect(redactCustomer(t.world, { shop: "second.myshopify.com", customerId: t.customer.id }).userErrors).toHaveLength(1);
  });
});
