import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTrackingToken, signTrackingToken, trackingLink } from "~/features/tracking/tracking-token.server";
import { findShop } from "~/features/shop/find-shop.server";
import { clock, days, hours, later } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";
import { openHouse, type TestHouse } from "../../tests/support/house";
import { plantOrder, plantShop } from "../../tests/support/plant-order";

const SHOP = "demo.myshopify.com";
const OTHER = "second.myshopify.com";
let house: TestHouse;
let tries = 0;
/** Every try from an address of its own, so that limits of other tests do not count. */
const ip = (): string => `198.51.100.${(tries += 1)}`;
const look = (order: string, contact: string, more: { shop?: string; ip?: string; language?: string } = {}): Promise<Response> =>
  house.storefront(more.shop ?? SHOP, "/track", { form: { order, contact }, ip: more.ip ?? ip(), language: more.language ?? "en" });
const open = (token: string, more: { shop?: string; language?: string } = {}): Promise<Response> =>
  house.storefront(more.shop ?? SHOP, "/track/o", { query: { k: token }, language: more.language ?? "en" });
const token = (orderId: string): string => signTrackingToken(SHOP, orderId, later(clock.now(), hours(1)));

beforeAll(async () => {
  await import("~/subscriptions.server");
  house = await openHouse();
  await plantShop(SHOP);
  await plantShop(OTHER, { name: "Second Street Books" });
  await plantOrder(SHOP, {
    sent: 2,
    events: [
      { status: "in_transit", at: "2026-05-09T22:30:00Z", city: "Leipzig", message: "Sorted" },
      { status: "strange_new_word", at: "2026-05-09T20:00:00Z" },
    ],
  });
  await plantOrder(OTHER, { id: "1001", title: "Their secret book", email: "ada@example.com" });
  await plantOrder(OTHER, { id: "2002", name: "#2002", title: "Their other book", email: "bob@example.com" });
});
afterAll(() => house.close());

describe("the look-up", () => {
  it("leads by number and e-mail to a page that shows the parcel", async () => {
    const found = await look(" 1001 ", "ADA@example.com ");
    expect(found.status).toBe(303);
    const to = new URL(found.headers.get("location") ?? "", "https://demo.example");
    expect(to.pathname).toBe("/apps/aftercare/track/o");
    const page = await (await open(to.searchParams.get("k") ?? "")).text();
    expect(page).toContain("Order #1001");
    expect(page).toContain("Oak bowl");
    expect(page).not.toContain("Their secret book");
  });

  it.each([
    ["with the country's prefix", "+49 151 12345678"],
    ["as written at home", "0151 12345678"],
  ])("takes a phone number %s", async (_, phone) => expect((await look("#1001", phone)).status).toBe(303));

  it("gives a wrong pair and an unknown order the same bytes", async () => {
    const same = (text: string): string => text.replaceAll(/(value)="[^"]*"/g, "$1");
    const wrong = await look("1001", "eve@example.com");
    const unknown = await look("9999", "eve@example.com");
    const elsewhere = await look("2002", "bob@example.com");
    expect([wrong.status, unknown.status, elsewhere.status]).toEqual([422, 422, 422]);
    const texts = await Promise.all([wrong, unknown, elsewhere].map(async (one) => same(await one.text())));
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).toContain("We found no order with this number");
  });

  it("names each empty field in the page's language, in a summary that leads there", async () => {
    const refused = await look("", "", { language: "de-AT,de;q=0.9" });
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain('<a href="#ac-order">Geben Sie Ihre Bestellnummer ein.</a>');
    expect(page).toMatch(/role="alert"/);
    expect(page).toMatch(/id="ac-contact"[^>]*aria-invalid="true"/s);
  });

  it.each([
    ["one address", (at: number) => [`${7000 + at}`, `a${at}@example.com`, "192.0.2.1"], 30],
    [
      "one order, however its number is written",
      (at: number) => [at % 2 ? "#7777" : "no. 7777", `b${at}@example.com`, `192.0.2.${at + 10}`],
      10,
    ],
    ["one contact", (at: number) => [`${8000 + at}`, " One@example.com", `192.0.3.${at + 10}`], 15],
  ])("stops guesses on %s", async (_, guess, allowed) => {
    const statuses: number[] = [];
    for (let at = 0; at <= allowed; at += 1) {
      const [order = "", contact = "", from = ""] = guess(at) as string[];
      statuses.push((await look(order, contact, { ip: from })).status);
    }
    expect(statuses.slice(0, allowed).every((status) => status === 422)).toBe(true);
    expect(statuses[allowed]).toBe(429);
  });

  it("cannot be made to run Liquid by what was typed", async () => {
    const page = await (await look("{{ shop.name }}", '{% include "x" %}"><script>')).text();
    expect(page).not.toMatch(/\{\{|\{%|<script>/);
    expect(page).toContain("&#123;&#123; shop.name }}");
  });
});

describe("the link to an order", () => {
  const orderId = "gid://shopify/Order/1001";

  it("opens without typing, in the reader's language, with dates of the shop's zone", async () => {
    const page = await (await open(token(orderId), { language: "de" })).text();
    expect(page).toContain("Bestellung #1001");
    // 22:30 UTC is 00:30 of the next day in Berlin.
    expect(page).toContain("10.05.2026, 00:30");
    expect(page).toContain('lang="de"');
  });

  it("carries nothing personal and dies with one changed letter, one second late, and in another shop", async () => {
    const now = new Date("2026-05-10T12:00:00Z");
    const until = later(now, hours(1));
    const made = signTrackingToken(SHOP, orderId, until);
    expect(Buffer.from(made.split(".")[0] ?? "", "base64url").toString()).toBe("1001");
    expect(readTrackingToken(SHOP, made, later(until, -1000))).toBe(orderId);
    expect(readTrackingToken(SHOP, made, until)).toBeNull();
    expect(readTrackingToken(OTHER, made, now)).toBeNull();
    for (let at = 0; at < made.length; at += 1) {
      const changed = made.slice(0, at) + (made[at] === "A" ? "B" : "A") + made.slice(at + 1);
      expect(readTrackingToken(SHOP, changed, now)).toBeNull();
    }
    const foreign = await open(signTrackingToken(OTHER, "gid://shopify/Order/2002", later(clock.now(), hours(1))));
    expect(foreign.status).toBe(410);
    expect(await foreign.text()).not.toContain("Their other book");
  });

  it("in a mail points to the shop's own address and holds sixty days", async () => {
    const now = new Date("2026-05-10T12:00:00Z");
    const link = new URL(trackingLink(await findShop(SHOP), orderId, "fr", now));
    expect(`${link.origin}${link.pathname}`).toBe("https://demo.example/apps/aftercare/track/o");
    const key = link.searchParams.get("k") ?? "";
    expect(readTrackingToken(SHOP, key, later(now, days(60) - 1000))).toBe(orderId);
    expect(readTrackingToken(SHOP, key, later(now, days(60)))).toBeNull();
  });
});

describe("the order's page", () => {
  it("shows what was sent, what was not, what happens next and where to go, and no name or address", async () => {
    const page = await (await open(token("gid://shopify/Order/1001"))).text();
    for (const words of ["2 pieces", "Not sent yet", "1 piece", "What happens next:", "Leipzig", "Sorted", "News from the carrier"])
      expect(page).toContain(words);
    expect(page).toMatch(/<a href="https:\/\/carrier\.example\/t\/AB12" rel="noopener noreferrer">/);
    expect(page).toContain("/apps/aftercare/returns?");
    expect(page).toMatch(/\/apps\/aftercare\/contact\?k=/);
    expect(page).not.toMatch(/Lovelace|Secret Street|20095|ada@/i);
  });

  it("does not link to an address that would run a script, and does not run Liquid of a product's name", async () => {
    const id = await plantOrder(SHOP, { id: "1003", name: "#1003", title: "{{ 7 | times: 6 }}", trackingUrl: "javascript:alert(1)" });
    const page = await (await open(token(id))).text();
    expect(page).not.toMatch(/javascript:|\{\{/);
    expect(page).toContain("&#123;&#123; 7 | times: 6 }}");
  });

  it("says that an order was cancelled and its money went back", async () => {
    const id = await plantOrder(SHOP, { id: "1004", name: "#1004", sent: 0, cancelledAt: new Date("2026-05-09T10:00:00Z") });
    const refund = { shop: SHOP, id: "gid://shopify/Refund/1", orderId: id, amount: "60.00", currency: "EUR", lines: [] };
    await prisma.refund.create({ data: { ...refund, createdAt: new Date("2026-05-09T10:00:00Z") } });
    const page = await (await open(token(id))).text();
    expect(page).toContain("This order was cancelled on May 9, 2026.");
    expect(page).toContain("We refunded €60.00 on May 9, 2026.");
    expect(page).not.toContain("Not sent yet");
  });

  it("of an order that was deleted is gone", async () => {
    const id = await plantOrder(SHOP, { id: "1005", name: "#1005" });
    await prisma.order.update({ where: { shop_id: { shop: SHOP, id } }, data: { deletedAt: clock.now() } });
    expect((await open(token(id))).status).toBe(410);
  });

  it("weighs at most 20 KB compressed with forty reports and thirty articles", async () => {
    const events = Array.from({ length: 60 }, (_, at) => ({
      status: "in_transit",
      at: `2026-05-09T10:${String(at).padStart(2, "0")}:00Z`,
      city: `City ${at}`,
    }));
    const id = await plantOrder(SHOP, { id: "1006", name: "#1006", events });
    const bytes = gzipSync(Buffer.from(await (await open(token(id))).arrayBuffer())).length;
    expect(bytes).toBeLessThanOrEqual(20_000);
  });
});

describe("a signed-in shopper", () => {
  it("finds the own orders of this shop without typing, and nobody else's", async () => {
    const customerId = "gid://shopify/Customer/7";
    for (const shop of [SHOP, OTHER]) {
      const id = await plantOrder(shop, { id: "3001", name: shop === SHOP ? "#3001" : "#3001-OTHER" });
      await prisma.order.update({ where: { shop_id: { shop, id } }, data: { customerId, parcelState: "in_transit" } });
    }
    const page = await (await house.storefront(SHOP, "/track", { query: { logged_in_customer_id: "7" } })).text();
    expect(page).toContain("Your recent orders");
    expect(page).not.toMatch(/OTHER|#1001</);
    const [, key = ""] = /track\/o\?k=([^&"]+)[^>]*>Order #3001</.exec(page) ?? [];
    expect(await (await open(key)).text()).toContain("Order #3001");
    expect(await (await house.storefront(SHOP, "/track")).text()).not.toContain("Your recent orders");
  });
});

describe("links between our pages", () => {
  const links = async (root: string): Promise<string> => (await house.storefront(SHOP, "/", { query: { locale: "de", root } })).text();

  it("stay below the language's root of the theme", async () =>
    expect(await links("/de")).toContain('href="/de/apps/aftercare/track?locale=de&amp;root=%2Fde"'));

  it.each(["//evil.example", "/de/../x", "https://evil.example", "/verylong"])("never follow another root: %s", async (root) =>
    expect(await links(root)).toContain('href="/apps/aftercare/track?locale=de"'),
  );

  it("remember where the merchant moved the proxy, for links in mails", async () => {
    expect((await findShop(SHOP)).proxyPath).toBe("/apps/aftercare");
    const { proxySignature } = await import("~/platform/http/proxy-door.server");
    const { env } = await import("~/platform/env.server");
    const query = new URLSearchParams({ shop: SHOP, path_prefix: "/de/community/help", timestamp: `${Math.floor(Date.now() / 1000)}` });
    query.set("signature", proxySignature(query, env.SHOPIFY_API_SECRET));
    await fetch(`${house.origin}/proxy/?${query.toString()}`);
    expect((await findShop(SHOP)).proxyPath).toBe("/community/help");
    await house.storefront(SHOP, "/");
    expect((await findShop(SHOP)).proxyPath).toBe("/apps/aftercare");
  });
});

describe("the help page", () => {
  it.each(["en", "de", "fr"])("leads to tracking, returns and a question (%s)", async (language) => {
    const page = await (await house.storefront(SHOP, "/", { language })).text();
    for (const path of ["/track", "/returns", "/contact"]) expect(page).toContain(`/apps/aftercare${path}?locale=${language}`);
    expect(page).toContain(`lang="${language}"`);
  });
});
