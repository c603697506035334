import { mailTo } from "./support/mailbox.ts";
import { openShop, placeOrder, ship } from "./support/shop.ts";
import { lookUp, openStore, ours } from "./support/storefront.ts";
import { expect, test } from "./support/test.ts";

test.beforeAll(openShop);

const REFUSED = "We found no order with this number and this e-mail or phone number. Please check both.";

test("a shopper tracks an order from the block in the theme, by e-mail", async ({ page }) => {
  const order = await placeOrder({ email: "tilda.track@example.com", name: "Tilda Track" });
  const parcel = await ship(order);
  await openStore(page, "/pages/track-your-order");
  await expect(page.getByRole("heading", { name: "Track your order" }).first()).toBeVisible();
  await lookUp(page, order.name, "Tilda.Track@example.com ");
  await expect(ours(page).getByRole("heading", { level: 1, name: `Order ${order.name}` })).toBeVisible();
  await expect(ours(page).getByText("On its way").first()).toBeVisible();
  await expect(ours(page).getByRole("link", { name: parcel.number })).toHaveAttribute("href", /^https:\/\//);
  await ours(page).getByText("report from the carrier").click();
  await expect(ours(page).getByText("Leipzig", { exact: false }).first()).toBeVisible();
  expect(decodeURIComponent(page.url()), "the address carries nothing personal").not.toContain("@");
});

test("a phone number written in the country's way opens the order as the e-mail does", async ({ page }) => {
  const order = await placeOrder({ email: "pia.phone@example.com", name: "Pia Phone", phone: "+4930901820" });
  await openStore(page, "/apps/aftercare/track");
  await lookUp(page, order.name.replace("#", ""), "030 901 820");
  await expect(ours(page).getByRole("heading", { level: 1, name: `Order ${order.name}` })).toBeVisible();
  await expect(ours(page).getByText("We are packing these.")).toBeVisible();
});

test("an unknown order and a known order with another's e-mail get the same words", async ({ page, noise }) => {
  noise.allow(/status of 422/);
  const order = await placeOrder({ email: "karl.known@example.com", name: "Karl Known" });
  const words: string[] = [];
  for (const number of [order.name, "#987654"]) {
    await openStore(page, "/apps/aftercare/track");
    await lookUp(page, number, "someone.else@example.com");
    await expect(page.getByRole("alert")).toContainText(REFUSED);
    await expect(page.getByRole("alert"), "people who can't see it are taken there").toBeFocused();
    await expect(page.getByLabel("Order number"), "nothing typed is lost").toHaveValue(number);
    words.push(await ours(page).innerText());
  }
  expect(words[0]).toBe(words[1]);
});

test("without JavaScript the same shopper finds the same order", async ({ person }) => {
  const order = await placeOrder({ email: "nora.noscript@example.com", name: "Nora Noscript" });
  await ship(order, { delivered: true });
  const page = await person({ javaScriptEnabled: false });
  await openStore(page, "/pages/track-your-order");
  await lookUp(page, order.name, order.email);
  await expect(ours(page).getByRole("heading", { level: 1, name: `Order ${order.name}` })).toBeVisible();
  await expect(ours(page).getByText("Delivered", { exact: true }).first()).toBeVisible();
});

test("a shopper asks a question about the order and gets one confirmation", async ({ page }) => {
  const order = await placeOrder({ email: "quentin.ask@example.com", name: "Quentin Ask" });
  await openStore(page, "/apps/aftercare/track");
  await lookUp(page, order.name, order.email);
  await ours(page).getByRole("link", { name: "Ask us a question" }).click();
  await expect(ours(page).getByText(`About order ${order.name}`)).toBeVisible();
  await page.getByLabel("Your name").fill("Quentin Ask");
  await page.getByLabel("Your question").fill("Can you still change the address?");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(ours(page).getByRole("heading", { name: "Thank you, we have your question" })).toBeVisible();
  const mail = await mailTo(order.email, order.name);
  expect(mail.headers["auto-submitted"], "no answering machine answers it").toBe("auto-replied");
});
