import { app, awake, openApp } from "./support/app.ts";
import { count } from "./support/database.ts";
import { control, theHouse } from "./support/house.ts";
import { placeOrder } from "./support/shop.ts";
import { expect, test } from "./support/test.ts";

const SECOND = "second.myshopify.com";
const HOURS_49 = 49 * 3_600_000;

const install = async (): Promise<void> => {
  const answer = await fetch(`${theHouse().admin}/store/second/apps/aftercare/install`, { method: "POST", redirect: "manual" });
  expect(answer.status).toBe(303);
};

test("a shop takes the app away: tokens go at once, data after Shopify's word, and coming back works", async ({ page, noise }) => {
  await install();
  await openApp(page, "/app", "second");
  await placeOrder({ shop: SECOND, email: "una.gone@example.com", name: "Una Gone" });
  expect(await count("select count(*) as n from sessions where shop = $1", [SECOND])).toBeGreaterThan(0);

  await page.getByLabel("More about Aftercare").click();
  await page.getByRole("button", { name: "Uninstall the app" }).click();
  await expect.poll(() => count("select count(*) as n from sessions where shop = $1", [SECOND])).toBe(0);
  await page.goto(`${theHouse().admin}/store/second/apps/aftercare`);
  await expect(page.getByText("It was installed here before.")).toBeVisible();

  noise.allow(/status of 404/);
  const shopper = page;
  await shopper.goto(`${theHouse().storefront}/?sim_shop=${SECOND}`);
  const answer = await shopper.goto(`${theHouse().storefront}/apps/aftercare/track`);
  expect(answer?.status()).toBe(404);

  const others = "select count(*) as n from orders where shop <> $1";
  const before = await count(others, [SECOND]);
  // 48 hours after leaving Shopify tells every app to forget the shop.
  await control.post("/api/clock", { advanceMs: HOURS_49 });
  await expect.poll(() => count("select count(*) as n from orders where shop = $1", [SECOND]), { timeout: 30_000 }).toBe(0);
  expect(await count(others, [SECOND]), "other shops keep their own").toBe(before);

  await install();
  await page.goto(`${theHouse().admin}/store/second/apps/aftercare`);
  await awake(page);
  await expect(app(page).getByRole("heading", { level: 1, name: "Hello, Edith" })).toBeVisible();
  await expect.poll(() => count("select count(*) as n from orders where shop = $1", [SECOND]), { timeout: 40_000 }).toBe(1);
});
