import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addCustomer } from "../../simulator/actions/add-customer";
import { adminApiHandler } from "../../simulator/api/admin-api";
import { customerAccountsHandler, isCustomerAccounts } from "../../simulator/storefront/customer-accounts";
import { openHouse, type TestHouse } from "../support/house";
import { openReturnsStage, type Delivered, type ReturnsStage } from "../support/returns-stage";
import { standIn } from "../support/shopify-port";
import { startSimulator } from "../support/simulator";
import { clock } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";
import { beginSignIn, finishSignIn, signInLink } from "~/features/returns/customer-sign-in.server";
import { gidDigits } from "~/features/orders/order";

const SHOP = "demo.myshopify.com";
let stage: ReturnsStage;
let house: TestHouse;
let customerId: string;
let order: Delivered;
let session: string;
/** Shopify's accounts don't answer. */
let away = false;

beforeAll(async () => {
  const sim = startSimulator();
  const accounts = customerAccountsHandler(sim);
  const admin = adminApiHandler(sim);
  standIn((req: IncomingMessage, res: ServerResponse) => {
    if (!isCustomerAccounts((req.url ?? "").split("?")[0] ?? "")) return admin(req, res);
    if (!away) return accounts(req, res);
    res.writeHead(503).end();
    return Promise.resolve();
  });
  stage = await openReturnsStage(SHOP, sim);
  house = await openHouse();
  customerId = addCustomer(sim.world, { shop: SHOP, email: "lin@example.com", firstName: "Lin", lastName: "Li" }).customer?.id ?? "";
});
afterAll(() => house.close());

const shopRules = () => Object.values(stage.sim.world.state.shops).find((one) => one.domain === SHOP)!.returnRules;

beforeEach(async () => {
  away = false;
  shopRules().windowDays = 30;
  order = await stage.order({ customerId, email: "lin@example.com" });
  session = await signIn();
});

async function signIn(): Promise<string> {
  const link = new URL(signInLink(SHOP, "/apps/aftercare", "en", clock.now())).searchParams.get("t") ?? "";
  const { location, cookie } = await beginSignIn(link, clock.now());
  const asked = new URL(location);
  const form = new URLSearchParams(asked.searchParams);
  form.set("customer", customerId);
  const answer = await fetch(`https://shopify.com${asked.pathname}`, { method: "POST", body: form, redirect: "manual" });
  const back = new URL(answer.headers.get("location") ?? "").searchParams;
  return new URL(await finishSignIn(back, cookie, clock.now())).searchParams.get("s") ?? "";
}
const choose = (): Promise<Response> => house.storefront(SHOP, "/returns/choose", { query: { s: session, o: gidDigits(order.gid) } });

describe("a signed-in shopper", () => {
  test("may choose what both our policy and the store's own rules allow", async () => {
    const page = await (await choose()).text();
    expect(page).toContain("Can be returned until");
  });

  test("reads that the store's time is over although our policy would still allow it", async () => {
    shopRules().windowDays = -1;
    const page = await (await choose()).text();
    expect(page).toContain("The shop’s time for returning this one is over.");
    expect(page).not.toContain("Can be returned until");
  });

  test("can't send what the store's rules forbid by a form from before", async () => {
    const key = Object.values(stage.sim.world.state.fulfillments).find((one) => one.orderId === order.id)?.lines[0]?.id ?? "";
    shopRules().windowDays = -1;
    const form = { s: session, o: gidDigits(order.gid), wish: randomUUID(), do: "send", [`q-${key}`]: "1", [`r-${key}`]: "UNWANTED" };
    const answer = await house.storefront(SHOP, "/returns/choose", { form });
    expect(answer.status).not.toBe(303);
    expect(await prisma.return.count({ where: { shop: SHOP, orderId: order.gid } })).toBe(0);
  });

  test("is asked to sign in again when the token is no longer good", async () => {
    for (const token of Object.values(stage.sim.world.state.tokens)) if (token.kind === "customer") token.revoked = true;
    const answer = await choose();
    expect(answer.status).toBe(401);
    const page = await answer.text();
    expect(page).toContain("Your sign-in has expired. Please sign in again.");
    expect(page).toContain("Sign in with your account");
  });

  test("is told when Shopify's accounts don't answer", async () => {
    away = true;
    const answer = await choose();
    expect(answer.status).toBe(503);
    expect(await answer.text()).toContain("Your account can’t be reached at the moment.");
  });

  test("has a token that is stored sealed only", async () => {
    const rows = await prisma.portalSession.findMany({ where: { shop: SHOP, customerId: { not: null } } });
    const tokens = Object.values(stage.sim.world.state.tokens).filter((one) => one.kind === "customer");
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) for (const { token } of tokens) expect(Buffer.from(row.sealed ?? []).toString("latin1")).not.toContain(token);
  });
});
