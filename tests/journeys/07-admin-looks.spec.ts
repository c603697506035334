import type { FrameLocator, Page } from "@playwright/test";
import { openApp } from "./support/app.ts";
import { rows } from "./support/database.ts";
import { control, theHouse } from "./support/house.ts";
import { looksGood } from "./support/look.ts";
import { DEMO, gid, openShop, placeOrder, ship, type SimOrder } from "./support/shop.ts";
import { lookUp, openStore } from "./support/storefront.ts";
import { expect, test } from "./support/test.ts";

const SECOND = "second";
let order: SimOrder;
let requested = "";
let approved = "";

/** A return at Shopify, and the app's id of it. */
async function returnOf(one: SimOrder, parcel: { id: string }, approve: boolean): Promise<string> {
  const { lines } = await control.get<{ lines: { id: string }[] }>(`/api/world?path=fulfillments.${parcel.id}`);
  const wish = lines.map((line, at) => ({
    fulfillmentLineItemId: line.id,
    quantity: 1,
    returnReason: at ? "UNWANTED" : "SIZE_TOO_SMALL",
    customerNote: "Fits everywhere but at the shoulders, and I wear it over a jumper in winter.",
  }));
  const made = await control.post<{ return: { id: string } }>("/api/act/requestReturn", { orderId: one.id, lines: wish });
  if (approve) await control.post("/api/act/approveReturn", { returnId: made.return.id });
  const asked = `select id from returns where order_id = $1 and status = '${approve ? "open" : "requested"}'`;
  await expect.poll(() => rows(asked, [gid("Order", one.id)]), { message: "the return arrives" }).toHaveLength(1);
  return (await rows<{ id: string }>(asked, [gid("Order", one.id)]))[0]?.id ?? "";
}

test.beforeAll(async ({ browser, userAgent }) => {
  await openShop();
  // One address may ask five questions an hour, and a failing look begins anew.
  order = await placeOrder({
    email: `lena.look-with-a-long-address-${Date.now()}@example.com`,
    name: "Lena Look-Featherstonehaugh",
    pieces: [2, 1, 1],
  });
  requested = await returnOf(order, await ship(order, { delivered: true }), false);
  const second = await placeOrder({ email: "lars.look@example.com", name: "Lars Look", pieces: [1, 2] });
  approved = await returnOf(second, await ship(second, { delivered: true }), true);
  const page = await browser.newPage({ userAgent });
  await openStore(page, "/apps/aftercare/track");
  await lookUp(page, order.name, order.email);
  await page.getByRole("link", { name: "Ask us a question" }).click();
  await page.getByLabel("Your name").fill("Lena Look-Featherstonehaugh");
  await page
    .getByLabel("Your question")
    .fill("The seam came apart.\n\nhttps://example.com/a/very/long/address/that/does/not/break/anywhere?at=all&really=not");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("heading", { name: "Thank you" })).toBeVisible();
  await page.close();
});

interface Look {
  name: string;
  path: string | (() => string | Promise<string>);
  /** Waits until the page shows what it is for, or brings it there. */
  ready: (frame: FrameLocator, page: Page) => Promise<unknown>;
  store?: string;
}

const heading = (name: string | RegExp) => (frame: FrameLocator) => expect(frame.getByRole("heading", { level: 1, name })).toBeVisible();
const conversation = async (): Promise<string> => {
  const [row] = await rows<{ number: number }>("select number from conversations where shop = $1 and contact_email = $2", [
    DEMO,
    order.email,
  ]);
  return `/app/conversations/${row?.number}`;
};

const LOOKS: Look[] = [
  { name: "home", path: "/app", ready: heading(/Hello/) },
  { name: "orders", path: "/app/orders", ready: heading("Orders") },
  { name: "orders-trouble", path: "/app/orders?view=trouble", ready: heading("Orders") },
  {
    name: "orders-none-found",
    path: "/app/orders?q=nobody-at-all",
    ready: (frame) => expect(frame.getByText("No orders found")).toBeVisible(),
  },
  { name: "order", path: () => `/app/orders/${order.id}`, ready: (frame) => expect(frame.getByText("Timeline")).toBeVisible() },
  { name: "order-unknown", path: "/app/orders/1", ready: (frame) => expect(frame.getByRole("heading").first()).toBeVisible() },
  { name: "conversations", path: "/app/conversations", ready: heading("Conversations") },
  { name: "conversation", path: conversation, ready: (frame) => expect(frame.getByText("The seam came apart.").first()).toBeVisible() },
  { name: "returns", path: "/app/returns", ready: heading("Returns") },
  { name: "return-requested", path: () => `/app/returns/${requested}`, ready: (frame) => expect(frame.getByText("History")).toBeVisible() },
  {
    name: "return-approve",
    path: () => `/app/returns/${requested}`,
    ready: async (frame) => {
      await frame.getByRole("button", { name: "Approve", exact: true }).click();
      await expect(frame.getByRole("dialog").getByLabel("Return address")).toBeVisible();
    },
  },
  {
    name: "return-refund",
    path: () => `/app/returns/${approved}`,
    ready: async (frame) => {
      const preview = frame.getByRole("button", { name: "Preview the refund" });
      const pay = frame.getByRole("button", { name: /^Refund €/ });
      await expect(preview.or(pay).first()).toBeVisible();
      if (!(await pay.isVisible())) await preview.click();
      await expect(pay).toBeVisible();
    },
  },
  { name: "settings", path: "/app/settings", ready: heading("Settings") },
  { name: "settings-mail", path: "/app/settings/mail", ready: heading("Mail") },
  { name: "settings-policy", path: "/app/settings/policy", ready: heading("Return policy") },
  { name: "settings-deliveries", path: "/app/settings/deliveries", ready: heading("Deliveries") },
  { name: "empty-home", path: "/app", store: SECOND, ready: heading(/Hello/) },
  { name: "empty-orders", path: "/app/orders", store: SECOND, ready: heading("Orders") },
  { name: "empty-conversations", path: "/app/conversations", store: SECOND, ready: heading("Conversations") },
  { name: "empty-returns", path: "/app/returns", store: SECOND, ready: heading("Returns") },
];

for (const { name, path, ready, store } of LOOKS)
  test(`${name} looks good on a laptop and on a phone`, async ({ page, noise }) => {
    if (name === "order-unknown") noise.allow(/status of 404/);
    if (store) await fetch(`${theHouse().admin}/store/${store}/apps/aftercare/install`, { method: "POST", redirect: "manual" });
    const frame = await openApp(page, typeof path === "string" ? path : await path(), store);
    await ready(frame, page);
    await looksGood(page, `admin-${name}`);
  });
