import { openApp } from "./support/app.ts";
import { openShop, placeOrder, ship } from "./support/shop.ts";
import { expect, test } from "./support/test.ts";

test.beforeAll(openShop);

test("a merchant finds an order by searching, filters the list, and reads the order with its parcel and timeline", async ({ page }) => {
  const order = await placeOrder({ email: "wanda.journey@example.com", name: "Wanda Journey", pieces: [2, 1] });
  const parcel = await ship(order);

  const frame = await openApp(page, "/app/orders");
  await frame.getByRole("button", { name: /search and filter/i }).click();
  await frame.getByPlaceholder(/Search by order/).fill("wanda.journey@example.com");
  // The heading row and one order.
  await expect(frame.getByRole("row")).toHaveCount(2);
  await expect(frame.getByRole("row").last()).toContainText("Wanda Journey");
  await expect(page, "the search stands in the admin's address").toHaveURL(/q=wanda/);

  await frame.getByRole("link", { name: order.name }).click();
  await expect(frame.getByRole("heading", { level: 1, name: order.name })).toBeVisible();
  await expect(frame.getByText(parcel.number)).toBeVisible();
  await expect(frame.getByText("Seen in Leipzig")).toBeVisible();
  await expect(frame.getByRole("heading", { name: "Timeline" })).toBeVisible();
  for (const line of order.lines) await expect(frame.getByText(line.title, { exact: true }).first()).toBeVisible();

  await frame.getByRole("button", { name: "Sync now" }).click();
  await expect(page.locator("#toasts")).toContainText("Up to date with Shopify");

  await frame.getByRole("link", { name: "Orders" }).first().click();
  await expect(frame.getByRole("heading", { level: 1, name: "Orders" })).toBeVisible();
});

test("tabs and filters narrow the list, and the browser's back button widens it again", async ({ page }) => {
  const sent = await placeOrder({ email: "otto.sent@example.com", name: "Otto Sent" });
  const unsent = await placeOrder({ email: "ursel.unsent@example.com", name: "Ursel Unsent" });
  await ship(sent);
  const frame = await openApp(page, "/app/orders");
  const link = (name: string) => frame.getByRole("link", { name, exact: true });
  await expect(link(sent.name)).toBeVisible();
  await frame.getByRole("tab", { name: "To send" }).click();
  await expect(link(sent.name)).toBeHidden();
  await expect(link(unsent.name)).toBeVisible();
  await frame.getByRole("tab", { name: "On the way" }).click();
  await expect(link(unsent.name)).toBeHidden();
  await expect(link(sent.name)).toBeVisible();

  await link(sent.name).click();
  await expect(frame.getByRole("heading", { level: 1, name: sent.name })).toBeVisible();
  await page.goBack();
  await expect(frame.getByRole("tab", { name: "On the way" })).toHaveAttribute("aria-selected", "true");
});
