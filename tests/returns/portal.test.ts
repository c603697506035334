import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findReturnsOfOrder } from "~/features/returns/find-returns-of-order.server";
import { checkCode, findPortalSession, openCustomerSession, startProof } from "~/features/returns/portal-session.server";
import { clock, later, minutes } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";
import { addCustomer } from "../../simulator/actions/add-customer";
import { openHouse, type TestHouse } from "../support/house";
import { runJobs } from "../support/jobs";
import { openReturnsStage, type Delivered, type ReturnsStage } from "../support/returns-stage";
import { openApp } from "../support/shopify-told";

const SHOP = "demo.myshopify.com";
const OTHER = "second.myshopify.com";
let house: TestHouse;
let stage: ReturnsStage;
let tries = 0;

beforeAll(async () => {
  stage = await openReturnsStage(SHOP);
  await openApp(stage.sim, OTHER);
  house = await openHouse();
});
beforeEach(async () => {
  // Each test is a shopper of its own as far as limits go.
  await prisma.rateLimit.deleteMany();
});
afterAll(() => house.close());

/** Every try from an address of its own, so that limits of other tests do not count. */
const ip = (): string => `198.51.100.${(tries += 1)}`;
const post = (
  path: string,
  form: Record<string, string>,
  more: { shop?: string; ip?: string; language?: string } = {},
): Promise<Response> => house.storefront(more.shop ?? SHOP, path, { form, ip: more.ip ?? ip(), language: more.language ?? "en" });
const get = (path: string, query: Record<string, string> = {}, language = "en"): Promise<Response> =>
  house.storefront(SHOP, path, { query, language });
const target = (response: Response): URL => new URL(response.headers.get("location") ?? "", "https://shop.example");
const hidden = (page: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "";

/** Number and e-mail → the session's token and the code from the mail. */
async function start(order: Delivered, contact = "ada@example.com"): Promise<{ token: string; code: string }> {
  const found = await post("/returns", { order: order.name, contact });
  expect(found.status).toBe(303);
  const token = target(found).searchParams.get("s") ?? "";
  const mail = await prisma.outgoingMail.findFirstOrThrow({
    where: { shop: SHOP, cause: { startsWith: "code:" } },
    orderBy: { id: "desc" },
  });
  return { token, code: /\d{6}/.exec(mail.subject)?.[0] ?? "" };
}

async function proven(order: Delivered): Promise<string> {
  const { token, code } = await start(order);
  const checked = await post("/returns/code", { s: token, code });
  expect(target(checked).pathname).toBe("/apps/aftercare/returns/choose");
  return token;
}

/** The page "What would you like to return?" and the names of its first line's fields. */
async function choosing(token: string): Promise<{ page: string; fields: Record<string, string>; key: string }> {
  const page = await (await get("/returns/choose", { s: token })).text();
  const key = /name="q-(\d+)"/.exec(page)?.[1] ?? "";
  return { page, key, fields: { s: token, o: hidden(page, "o"), wish: hidden(page, "wish") } };
}

const pick = (key: string, quantity: string, reason = "UNWANTED", note = ""): Record<string, string> => ({
  [`q-${key}`]: quantity,
  [`r-${key}`]: reason,
  [`n-${key}`]: note,
});

describe("from the order number to a return, without JavaScript", () => {
  test("a guest proves the mailbox, sees the refund before sending, and ends at the status page", async () => {
    const order = await stage.order();
    const token = await proven(order);
    const { page, key, fields } = await choosing(token);
    expect(page).toContain("Oak bowl");
    expect(page).toContain("Can be returned until");
    const review = await (await post("/returns/choose", { ...fields, ...pick(key, "2") })).text();
    expect(review).toContain("€72.00");
    expect(review).toContain("Expected refund");
    expect(await findReturnsOfOrder(SHOP, order.gid)).toEqual([]);

    const sending = post("/returns/choose", { ...fields, ...pick(key, "2"), do: "send" });
    await expect.poll(() => findReturnsOfOrder(SHOP, order.gid)).toHaveLength(1);
    await runJobs();
    const sent = await sending;
    expect(sent.status).toBe(303);
    const [made] = await findReturnsOfOrder(SHOP, order.gid);
    expect(made).toMatchObject({ status: "requested", name: `${order.name}-R1`, pieces: 2 });
    const status = await get("/returns/r", { k: target(sent).searchParams.get("k") ?? "" });
    const text = await status.text();
    expect(text).toContain(`Return ${order.name}-R1`);
    expect(text).toContain("Withdraw the return");
  });

  test("sending the same form twice makes one return, and both end at its page", async () => {
    const order = await stage.order();
    const { key, fields } = await choosing(await proven(order));
    const form = { ...fields, ...pick(key, "2"), do: "send" };
    const both = Promise.all([post("/returns/choose", form), post("/returns/choose", form)]);
    await expect.poll(() => findReturnsOfOrder(SHOP, order.gid)).toHaveLength(1);
    await runJobs();
    const late = await post("/returns/choose", form);
    expect([...(await both), late].map((response) => response.status)).toEqual([303, 303, 303]);
    expect(await findReturnsOfOrder(SHOP, order.gid)).toHaveLength(1);
    expect(stage.sim.world.state.orders[order.id]?.returnIds).toHaveLength(1);
  });

  test("a shopper withdraws the request from its page", async () => {
    const order = await stage.order();
    const { key, fields } = await choosing(await proven(order));
    const sending = post("/returns/choose", { ...fields, ...pick(key, "1"), do: "send" });
    await expect.poll(() => findReturnsOfOrder(SHOP, order.gid)).toHaveLength(1);
    await runJobs();
    const k = target(await sending).searchParams.get("k") ?? "";
    expect((await post("/returns/r", { k })).status).toBe(303);
    expect(await (await get("/returns/r", { k })).text()).toContain("This return was withdrawn");
    const again = await post("/returns/r", { k });
    expect(again.status).toBe(409);
    expect(await again.text()).toContain("can’t be withdrawn any more");
  });

  test("mistakes are named at their fields, and what was typed stays", async () => {
    const { key, fields } = await choosing(await proven(await stage.order()));
    const wrong = await post("/returns/choose", { ...fields, ...pick(key, "1", "OTHER", "") });
    const page = await wrong.text();
    expect(wrong.status).toBe(422);
    expect(page).toContain('role="alert"');
    expect(page).toContain(`href="#ac-n-${key}"`);
    expect(page).toMatch(/<option value="OTHER" selected/);
    const none = await (await post("/returns/choose", { ...fields, ...pick(key, "0") })).text();
    expect(none).toContain("Choose at least one article.");
  });

  test("a line that can't come back says why", async () => {
    const page = (await choosing(await proven(await stage.order({ tags: ["final-sale"] })))).page;
    expect(page).toContain("Final sale: this article can’t be returned.");
    expect(page).not.toContain('name="q-');
  });

  test("the pages speak the shopper's language", async () => {
    const token = await proven(await stage.order());
    expect(await (await get("/returns/choose", { s: token }, "de")).text()).toContain("Was möchten Sie zurücksenden?");
    expect(await (await get("/returns", {}, "fr")).text()).toContain("Retourner un article");
  });

  test("every page weighs at most 20 KB gzipped", async () => {
    const token = await proven(await stage.order());
    for (const page of [await get("/returns"), await get("/returns/choose", { s: token })])
      expect(gzipSync(await page.text()).length).toBeLessThan(20_480);
  });
});

describe("the proof", () => {
  test("a wrong pair and an unknown order get the same bytes", async () => {
    const order = await stage.order();
    const same = (text: string): string => text.replaceAll(/ value="[^"]*"/g, "").replaceAll(/\?t=[^"]*/g, "");
    const wrong = await post("/returns", { order: order.name, contact: "eve@example.com" });
    const unknown = await post("/returns", { order: "#999999", contact: "eve@example.com" });
    expect([wrong.status, unknown.status]).toEqual([422, 422]);
    expect(same(await wrong.text())).toBe(same(await unknown.text()));
  });

  test("the code goes to the order's own address, whatever was typed", async () => {
    const order = await stage.order({ phone: "+4915112345678" });
    await start(order, "+49 151 12345678");
    const mail = await prisma.outgoingMail.findFirstOrThrow({
      where: { shop: SHOP, cause: { startsWith: "code:" } },
      orderBy: { id: "desc" },
    });
    expect(mail.to).toEqual(["ada@example.com"]);
  });

  test("after five wrong codes the right one is refused too", async () => {
    const { token, code } = await start(await stage.order());
    const wrong = code === "000000" ? "000001" : "000000";
    const answers = await Promise.all(Array.from({ length: 8 }, () => post("/returns/code", { s: token, code: wrong })));
    expect(answers.filter((answer) => answer.status === 422)).toHaveLength(5);
    expect((await post("/returns/code", { s: token, code })).status).toBe(409);
    expect((await get("/returns/choose", { s: token })).status).toBe(410);
  });

  test("a code is over after ten minutes", async () => {
    const { token, code } = await start(await stage.order());
    const after = later(clock.now(), minutes(11));
    await expect(checkCode(SHOP, token, code, ip(), after)).rejects.toMatchObject({ code: "code-over" });
  });

  test("without the code the order stays closed, and the code is kept hashed", async () => {
    const { token, code } = await start(await stage.order());
    expect((await get("/returns/choose", { s: token })).status).toBe(410);
    const rows = await prisma.portalSession.findMany({ where: { shop: SHOP } });
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows.some((row) => row.codeHash === code)).toBe(false);
  });

  test("a session of one shop opens nothing in another", async () => {
    const token = await proven(await stage.order());
    const elsewhere = await house.storefront(OTHER, "/returns/choose", { query: { s: token } });
    expect(elsewhere.status).toBe(410);
  });

  test("guesses on one order are limited", async () => {
    const order = await stage.order();
    const answers: number[] = [];
    for (let n = 0; n < 8; n += 1) answers.push((await post("/returns", { order: order.name, contact: `eve${n}@example.com` })).status);
    expect(answers.slice(0, 6)).toEqual([422, 422, 422, 422, 422, 422]);
    expect(answers.slice(6)).toEqual([429, 429]);
  });

  /** Ten minutes later as far as limits go: only those of a day still count. */
  const tenMinutesOn = () => prisma.rateLimit.deleteMany({ where: { NOT: { key: { startsWith: "return-day-" } } } });

  test("an order gets twenty codes a day, however slowly they are asked for, and strangers' wrong pairs don't count", async () => {
    const order = await stage.order({ phone: "+4915112345679" });
    const ask = (contact: string): Promise<string | null> => {
      return startProof(SHOP, { number: order.name, contact, ip: ip(), locale: "en" }, clock.now());
    };
    for (let n = 0; n < 25; n += 1) {
      if (n % 5 === 0) await tenMinutesOn();
      expect(await ask(`eve${n}@example.com`)).toBeNull();
    }
    for (let n = 0; n < 20; n += 1) {
      await tenMinutesOn();
      expect(await ask(n % 2 ? "ada@example.com" : "+4915112345679")).not.toBeNull();
    }
    await tenMinutesOn();
    await expect(ask("ada@example.com")).rejects.toMatchObject({ code: "too-many-tries" });
  });

  test("a contact gets twenty codes a day over all its orders", async () => {
    const orders = [await stage.order(), await stage.order()];
    const ask = async (n: number): Promise<string | null> => {
      await tenMinutesOn();
      return startProof(SHOP, { number: orders[n % 2]!.name, contact: "Ada@example.com ", ip: ip(), locale: "en" }, clock.now());
    };
    for (let n = 0; n < 20; n += 1) expect(await ask(n)).not.toBeNull();
    await expect(ask(20)).rejects.toMatchObject({ code: "too-many-tries" });
  });

  test("an order's codes are compared forty times a day; the right one is refused after that", async () => {
    const order = await stage.order();
    for (let n = 0; n < 8; n += 1) {
      await tenMinutesOn();
      const { token, code } = await start(order);
      const wrong = code === "000000" ? "000001" : "000000";
      for (let at = 0; at < 5; at += 1)
        await expect(checkCode(SHOP, token, wrong, ip(), clock.now())).rejects.toMatchObject({ code: "wrong-code" });
    }
    await tenMinutesOn();
    const { token, code } = await start(order);
    await expect(checkCode(SHOP, token, code, ip(), clock.now())).rejects.toMatchObject({ code: "too-many-tries" });
    expect((await findPortalSession(SHOP, token, clock.now()))?.level).toBe("order");
  });
});

describe("a signed-in shopper", () => {
  test("sees their own orders and opens none of somebody else's", async () => {
    const { customer } = addCustomer(stage.sim.world, { shop: SHOP, email: "lin@example.com", firstName: "Lin", lastName: "Li" });
    const own = await stage.order({ customerId: customer?.id ?? null, email: "lin@example.com" });
    const foreign = await stage.order();
    const token = await openCustomerSession(
      SHOP,
      { customerId: `gid://shopify/Customer/${customer?.id}`, accessToken: "shcat_unused" },
      new Date(),
    );
    const list = await (await get("/returns/orders", { s: token })).text();
    expect(list).toContain(own.name);
    expect(list).not.toContain(foreign.name);
    // Their own opens as far as their account, which nobody plays here: store-rules.test.ts goes on.
    expect((await get("/returns/choose", { s: token, o: own.id })).status).toBe(503);
    expect((await get("/returns/choose", { s: token, o: foreign.id })).status).toBe(410);
  });

  test("is asked to sign in again when the kept access can't be opened", async () => {
    const { customer } = addCustomer(stage.sim.world, { shop: SHOP, email: "mia@example.com", firstName: "Mia", lastName: "Li" });
    const own = await stage.order({ customerId: customer?.id ?? null, email: "mia@example.com" });
    const customerId = `gid://shopify/Customer/${customer?.id}`;
    for (const sealed of [Uint8Array.from([9, 1, 2]), Uint8Array.from([1]), new Uint8Array(60).fill(1)]) {
      const token = await openCustomerSession(SHOP, { customerId, accessToken: "shcat_unused" }, new Date());
      await prisma.portalSession.updateMany({ where: { shop: SHOP, customerId }, data: { sealed } });
      expect((await get("/returns/choose", { s: token, o: own.id })).status).toBe(401);
    }
  });
});
