import type { Page } from "@playwright/test";
import { openApp } from "./support/app.ts";
import { rows } from "./support/database.ts";
import { control } from "./support/house.ts";
import { mailTo } from "./support/mailbox.ts";
import { gid, openShop, placeOrder, ship, type SimOrder } from "./support/shop.ts";
import { openStore, ours } from "./support/storefront.ts";
import { expect, test } from "./support/test.ts";

test.beforeAll(openShop);

/** Number and contact, then the code that is mailed to the order's own address. */
async function enterAsGuest(page: Page, order: SimOrder): Promise<void> {
  await openStore(page, "/apps/aftercare/returns");
  await page.getByLabel("Order number").fill(order.name);
  await page.getByLabel("E-mail or phone number").fill(order.email);
  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("heading", { name: "Enter your code" })).toBeVisible();
  expect(await ours(page).innerText(), "the address is not told to whoever typed it").not.toContain(order.email);
  const mail = await mailTo(order.email, "Your code");
  await page.getByLabel("Six-digit code").fill(/\b\d{6}\b/.exec(mail.subject)?.[0] ?? "");
  await page.getByRole("button", { name: "Check the code" }).click();
  await expect(page.getByRole("heading", { name: "What would you like to return?" })).toBeVisible();
}

/** Chooses pieces of one article. */
async function choose(page: Page, title: string, pieces: number, reason: string, note: string): Promise<void> {
  const article = page.getByRole("group", { name: title });
  await article.getByLabel("How many?").selectOption(String(pieces));
  await article.getByLabel("Why?").selectOption({ label: reason });
  await article.getByLabel("Tell us more").fill(note);
}

interface SimRefund {
  orderId: string;
  total: string;
}

const refundsOf = async (order: SimOrder): Promise<SimRefund[]> =>
  Object.values(await control.get<Record<string, SimRefund>>("/api/world?path=refunds")).filter((one) => one.orderId === order.id);

test("a guest returns half an order without JavaScript; the agent approves, receives and refunds it once, whatever is clicked twice", async ({
  page,
  person,
}) => {
  const order = await placeOrder({ email: "rita.return@example.com", name: "Rita Return", pieces: [2, 1] });
  await ship(order, { delivered: true });
  const [first] = order.lines;
  const shopper = await person({ javaScriptEnabled: false });
  await enterAsGuest(shopper, order);
  await choose(shopper, first?.title ?? "", 1, "Too small", "One size up would fit.");
  await shopper.getByRole("button", { name: "See what you get back" }).click();
  await expect(shopper.getByRole("heading", { name: "Is this right?" })).toBeVisible();
  await expect(ours(shopper).getByText("One size up would fit.")).toBeVisible();
  await expect(ours(shopper).getByText("Expected refund")).toBeVisible();
  await shopper.getByRole("button", { name: "Send the request" }).click();
  await expect(ours(shopper).getByText("Being checked")).toBeVisible();
  const statusPage = shopper.url();
  expect(decodeURIComponent(statusPage)).not.toContain("@");
  await mailTo(order.email, "We have your return request");

  const frame = await openApp(page, "/app/returns");
  const row = frame.getByRole("row").filter({ hasText: order.name });
  await expect(row).toContainText("Too small");
  await row.getByRole("link").click();
  await expect(frame.getByText("One size up would fit.")).toBeVisible();
  await frame.getByRole("button", { name: "Approve", exact: true }).click();
  const dialog = frame.getByRole("dialog");
  await dialog.getByLabel("Return address").fill("Harbour & Pine\nKaistraße 7\n10245 Berlin");
  await dialog.getByLabel("Instructions").fill("Put the order number on the parcel.");
  await dialog.getByRole("button", { name: "Approve return" }).click();
  await expect(page.locator("#toasts")).toContainText("Return approved");
  await mailTo(order.email, "is approved");
  await shopper.goto(statusPage);
  await expect(ours(shopper).getByText("Put the order number on the parcel.")).toBeVisible();

  await expect(frame.getByRole("heading", { name: "What arrived" })).toBeVisible();
  await frame.getByRole("button", { name: "Preview the refund" }).click();
  const pay = frame.getByRole("button", { name: /^Refund €/ });
  await pay.dblclick();
  await expect(frame.getByText("Refunded.", { exact: true })).toBeVisible({ timeout: 30_000 });
  await expect.poll(() => refundsOf(order)).toHaveLength(1);
  await mailTo(order.email, "Your money is on its way");

  await shopper.goto(statusPage);
  await expect(ours(shopper).getByText("Refunded", { exact: true }).first()).toBeVisible();
  const trail = await frame.getByRole("heading", { name: "History" }).locator("xpath=ancestor::*[.//ol][1]").innerText();
  expect(trail).toContain("Mara");
  expect(await refundsOf(order), "still one").toHaveLength(1);
});

test("a shopper who wrote nothing down reads why a line can't come back, and withdraws a request", async ({ page, noise }) => {
  noise.allow(/status of 422/);
  const order = await placeOrder({ email: "wolf.withdraw@example.com", name: "Wolf Withdraw" });
  await ship(order, { delivered: true });
  const [first] = order.lines;
  await enterAsGuest(page, order);
  await page.getByRole("button", { name: "See what you get back" }).click();
  await expect(page.getByRole("alert")).toContainText("Choose at least one article.");
  await choose(page, first?.title ?? "", 1, "I changed my mind", "");
  await page.getByRole("button", { name: "See what you get back" }).click();
  await page.getByRole("button", { name: "Change something" }).click();
  await expect(page.getByRole("group", { name: first?.title ?? "" }).getByLabel("How many?")).toHaveValue("1");
  await page.getByRole("button", { name: "See what you get back" }).click();
  await page.getByRole("button", { name: "Send the request" }).click();
  await expect(ours(page).getByText("Being checked")).toBeVisible();
  await page.getByRole("button", { name: "Withdraw the return" }).click();
  await expect(ours(page).getByText("This return was withdrawn.")).toBeVisible();
  await expect
    .poll(() => rows<{ status: string }>("select status from returns where order_id = $1", [gid("Order", order.id)]))
    .toEqual([{ status: "canceled" }]);
});

test("a signed-in shopper reaches the portal through the customer account, without a code", async ({ page }) => {
  const people = Object.values(
    await control.get<Record<string, { id: string; shop: string; firstName: string; lastName: string; email: string }>>(
      "/api/world?path=customers",
    ),
  );
  const customer = people.find((one) => one.shop === "demo.myshopify.com" && one.email);
  if (!customer) throw new Error("the shop has no customer");
  const name = `${customer.firstName} ${customer.lastName}`;
  const order = await placeOrder({ email: customer.email, name, customerId: customer.id });
  await ship(order, { delivered: true });
  await openStore(page, "/apps/aftercare/returns");
  await page.getByRole("link", { name: "Sign in with your account" }).click();
  await page.getByRole("searchbox").fill(customer.email);
  await page.getByRole("searchbox").press("Enter");
  await page.getByRole("button", { name: new RegExp(customer.email) }).click();
  await page.getByRole("link", { name: `Return from ${order.name}` }).click();
  await expect(page.getByRole("heading", { name: "What would you like to return?" })).toBeVisible();
  await expect(ours(page).getByText(`Order ${order.name}`)).toBeVisible();
});
