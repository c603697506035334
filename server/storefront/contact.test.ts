import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signTrackingToken } from "~/features/tracking/tracking-token.server";
import { clock, hours, later } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";
import { openHouse, type TestHouse } from "../../tests/support/house";
import { plantOrder, plantShop } from "../../tests/support/plant-order";

const SHOP = "demo.myshopify.com";
const OTHER = "second.myshopify.com";
let house: TestHouse;
let tries = 0;
const ORDER = "gid://shopify/Order/1001";
const token = (shop = SHOP): string => signTrackingToken(shop, ORDER, later(clock.now(), hours(1)));
const send = (form: Record<string, string>, more: { ip?: string; language?: string; signedIn?: string } = {}): Promise<Response> =>
  house.storefront(SHOP, "/contact", {
    form: { nonce: `nonce-of-a-form-number-${(tries += 1)}`, name: "Ada", email: "", text: "Where is it?", ...form },
    ip: more.ip ?? `198.51.100.${tries}`,
    query: more.signedIn ? { logged_in_customer_id: more.signedIn } : {},
    language: more.language ?? "en",
  });
const conversations = () =>
  prisma.conversation.findMany({ where: { shop: SHOP }, include: { orders: true, messages: true }, orderBy: { number: "asc" } });
const newest = async () => (await conversations()).at(-1);
const mails = () => prisma.outgoingMail.findMany({ where: { shop: SHOP }, orderBy: { createdAt: "asc" } });

beforeAll(async () => {
  await import("~/subscriptions.server");
  house = await openHouse();
  await plantShop(SHOP);
  await plantShop(OTHER, { name: "Second Street Books" });
  await plantOrder(SHOP);
  await plantOrder(OTHER, { email: "eve@example.com" });
  await prisma.customer.create({
    data: {
      shop: SHOP,
      id: "gid://shopify/Customer/7",
      firstName: "Bea",
      lastName: "Berg",
      email: "bea@example.com",
      tags: [],
      updatedAt: clock.now(),
    },
  });
});
afterAll(() => house.close());

describe("a question from the tracking page", () => {
  it("is tied to the order, answered to the order's own address and confirmed once with the order's name", async () => {
    const sent = await send({ k: token(), text: "It is late.\r\nWhat now?" });
    expect(sent.status).toBe(303);
    expect(sent.headers.get("location")).toMatch(/^\/apps\/aftercare\/contact\/thanks\?k=/);
    const made = await newest();
    expect(made).toMatchObject({ contactEmail: "ada@example.com", contactName: "Ada", identity: "verified", channel: "form" });
    expect(made?.orders).toMatchObject([{ orderId: ORDER, why: "signed link" }]);
    expect(made?.messages[0]?.text).toBe("It is late.\nWhat now?");
    const [mail, ...more] = await mails();
    expect([mail?.to, mail?.subject.includes("#1001"), more.length]).toEqual([["ada@example.com"], true, 0]);
  });

  it("with another address for the answer stays unverified", async () => {
    await send({ k: token(), email: "Else@example.com" });
    const made = await newest();
    expect(made).toMatchObject({ contactEmail: "else@example.com", identity: "unverified", customerId: null });
    expect(made?.orders).toMatchObject([{ orderId: ORDER, why: "signed link, answer wanted at another address" }]);
  });

  it("shows the order's name but no address of it, and works from a link of this shop only", async () => {
    const page = await (await house.storefront(SHOP, "/contact", { query: { k: token() } })).text();
    expect(page).toContain("About order #1001");
    expect(page).not.toMatch(/ada@|Lovelace/);
    expect(await (await house.storefront(SHOP, "/contact", { query: { k: token(OTHER) } })).text()).not.toContain("About order");
  });
});

describe("a plain question", () => {
  it("with the order's number and matching e-mail is tied to it", async () => {
    const orderId = await plantOrder(SHOP, { id: "1007", name: "#1007", email: "bob@example.com" });
    await send({ email: "BOB@example.com", order: "1007" });
    const made = await newest();
    expect(made?.orders).toMatchObject([{ orderId, why: "order number and matching e-mail" }]);
    expect(made?.identity).toBe("verified");
  });

  it("with a number of somebody else looks the same to the sender, and tells the agent what was typed", async () => {
    const sent = await send({ email: "eve@example.com", order: "#1001" });
    expect([sent.status, sent.headers.get("location")]).toEqual([303, "/apps/aftercare/contact/thanks?locale=en"]);
    const made = await newest();
    expect(made).toMatchObject({ identity: "unverified", customerId: null, orders: [] });
    expect(made?.messages[0]?.text).toBe("Where is it?\n\n(Order number: #1001)");
    const mail = (await mails()).find((one) => one.to.includes("eve@example.com"));
    expect(`${mail?.subject} ${mail?.text}`).not.toContain("1001");
  });

  it("of a signed-in shopper with their own address is theirs", async () => {
    await send({ email: "bea@example.com" }, { signedIn: "7" });
    expect(await newest()).toMatchObject({ identity: "verified", customerId: "gid://shopify/Customer/7" });
  });

  it("sent twice is one conversation; other words from the same form are a second", async () => {
    const before = (await conversations()).length;
    const form = { nonce: "the-same-form-sent-again", email: "twice@example.com", text: "Hello?" };
    await Promise.all([send(form), send(form), send(form)]);
    expect((await conversations()).length).toBe(before + 1);
    await send({ ...form, text: "Hello again?" });
    expect((await conversations()).length).toBe(before + 2);
  });

  it("goes to the shop it was asked in", async () => {
    expect(await prisma.conversation.count({ where: { shop: OTHER } })).toBe(0);
  });
});

describe("the form", () => {
  it("keeps what was typed and names what is missing, in French", async () => {
    const refused = await send({ name: "", email: "no address", text: "  indented {{ words }}" }, { language: "fr" });
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain('<a href="#ac-name">Saisissez votre nom.</a>');
    expect(page).toContain('<a href="#ac-email">Saisissez une adresse e-mail comme nom@exemple.fr.</a>');
    expect(page).toContain("indented &#123;&#123; words }}</textarea>");
    expect(page).toContain('value="no address"');
  });

  it("takes five thousand characters, not one more", async () => {
    expect((await send({ email: "long@example.com", text: "a".repeat(5000) })).status).toBe(303);
    expect((await send({ email: "long@example.com", text: "a".repeat(5001) })).status).toBe(422);
  });

  it("stops a flood of confirmations to one address", async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 6; at += 1) statuses.push((await send({ email: "flood@example.com", text: `${at}` })).status);
    expect(statuses).toEqual([303, 303, 303, 303, 303, 429]);
  });

  it("fills in who is signed in", async () => {
    const page = await (await house.storefront(SHOP, "/contact", { query: { logged_in_customer_id: "7" } })).text();
    expect(page).toContain('value="Bea Berg"');
    expect(page).toContain('value="bea@example.com"');
  });

  it("refuses a body that is no form with a page, not an error", async () => {
    const { proxyQuery } = await import("../../tests/support/sign");
    const sent = await fetch(`${house.origin}/proxy/contact?${proxyQuery(SHOP)}`, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(sent.status).toBe(422);
    expect(await sent.text()).toContain('<p role="alert">The form could not be read.');
  });
});
