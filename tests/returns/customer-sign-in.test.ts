import type { IncomingMessage, ServerResponse } from "node:http";
import { beforeAll, describe, expect, test } from "vitest";
import { addCustomer } from "../../simulator/actions/add-customer";
import { adminApiHandler } from "../../simulator/api/admin-api";
import { customerAccountsHandler, isCustomerAccounts } from "../../simulator/storefront/customer-accounts";
import { standIn } from "../support/shopify-port";
import { openApp } from "../support/shopify-told";
import { startSimulator, type TestSimulator } from "../support/simulator";
import { clock, later, minutes } from "~/platform/clock";
import { env } from "~/platform/env.server";
import { beginSignIn, finishSignIn, signInLink } from "~/features/returns/customer-sign-in.server";
import { findPortalSession } from "~/features/returns/portal-session.server";

const SHOP = "demo.myshopify.com";
const PREFIX = "/apps/aftercare";
let sim: TestSimulator;
let customerId: string;

beforeAll(async () => {
  sim = startSimulator();
  const accounts = customerAccountsHandler(sim);
  const admin = adminApiHandler(sim);
  standIn((req: IncomingMessage, res: ServerResponse) =>
    isCustomerAccounts((req.url ?? "").split("?")[0] ?? "") ? accounts(req, res) : admin(req, res),
  );
  await openApp(sim, SHOP);
  customerId = addCustomer(sim.world, { shop: SHOP, email: "lin@example.com", firstName: "Lin", lastName: "Li" }).customer?.id ?? "";
});

const linkToken = (now = clock.now()): string => new URL(signInLink(SHOP, PREFIX, "de", now)).searchParams.get("t") ?? "";

/** The shopper chooses who they are at Shopify's page; where it sends them back to. */
async function atShopify(location: string): Promise<URLSearchParams> {
  const asked = new URL(location);
  const form = new URLSearchParams(asked.searchParams);
  form.set("customer", customerId);
  const answer = await fetch(`https://shopify.com${asked.pathname}`, { method: "POST", body: form, redirect: "manual" });
  const back = new URL(answer.headers.get("location") ?? "");
  expect(`${back.origin}${back.pathname}`).toBe(`${env.SHOPIFY_APP_URL}/customer/callback`);
  return back.searchParams;
}

describe("signing in with the customer account", () => {
  test("ends in a proven session of that customer on the shop's own pages", async () => {
    const { location, cookie } = await beginSignIn(linkToken(), clock.now());
    const asked = new URL(location).searchParams;
    expect(asked.get("code_challenge_method")).toBe("S256");
    expect(asked.get("scope")).toBe("openid email customer-account-api:full");
    const end = new URL(await finishSignIn(await atShopify(location), cookie, clock.now()));
    expect(end.pathname).toBe(`${PREFIX}/returns/orders`);
    expect(end.searchParams.get("locale")).toBe("de");
    const session = await findPortalSession(SHOP, end.searchParams.get("s") ?? "", clock.now());
    expect(session).toEqual({ level: "proven", orderId: null, customerId: `gid://shopify/Customer/${customerId}` });
  });

  test("another browser's answer is refused: the state must be the cookie's", async () => {
    const mine = await beginSignIn(linkToken(), clock.now());
    const theirs = await beginSignIn(linkToken(), clock.now());
    const back = await atShopify(theirs.location);
    await expect(finishSignIn(back, mine.cookie, clock.now())).rejects.toMatchObject({ code: "sign-in-expired" });
  });

  test("a code is good once", async () => {
    const { location, cookie } = await beginSignIn(linkToken(), clock.now());
    const back = await atShopify(location);
    await finishSignIn(back, cookie, clock.now());
    await expect(finishSignIn(back, cookie, clock.now())).rejects.toMatchObject({ code: "accounts-away" });
  });

  test("a code of another sign-in doesn't fit: PKCE and nonce bind it to its beginning", async () => {
    const mine = await beginSignIn(linkToken(), clock.now());
    const theirs = await beginSignIn(linkToken(), clock.now());
    const forged = new URLSearchParams(await atShopify(mine.location));
    forged.set("code", (await atShopify(theirs.location)).get("code") ?? "");
    await expect(finishSignIn(forged, mine.cookie, clock.now())).rejects.toMatchObject({ code: "accounts-away" });
  });

  test("an altered or old link and an old cookie are refused", async () => {
    await expect(beginSignIn(`${linkToken()}x`, clock.now())).rejects.toMatchObject({ code: "sign-in-expired" });
    await expect(beginSignIn(linkToken(), later(clock.now(), minutes(121)))).rejects.toMatchObject({ code: "sign-in-expired" });
    const { location, cookie } = await beginSignIn(linkToken(), clock.now());
    const back = await atShopify(location);
    await expect(finishSignIn(back, cookie, later(clock.now(), minutes(11)))).rejects.toMatchObject({ code: "sign-in-expired" });
  });

  test("who gives up at Shopify's page comes back to the start of the returns pages", async () => {
    const { location, cookie } = await beginSignIn(linkToken(), clock.now());
    const state = new URL(location).searchParams.get("state") ?? "";
    const end = await finishSignIn(new URLSearchParams({ error: "access_denied", state }), cookie, clock.now());
    expect(new URL(end).pathname).toBe(`${PREFIX}/returns`);
  });
});
