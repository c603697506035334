import { awake, app, openApp } from "./support/app.ts";
import { count, rows } from "./support/database.ts";
import { control, installed, theHouse } from "./support/house.ts";
import { DEMO } from "./support/shop.ts";
import { expect, test } from "./support/test.ts";

test("a merchant installs the app, sees past orders being loaded, and finds them in Orders", async ({ page }) => {
  test.skip(await installed(DEMO), "the house in use has the app already");
  await control.post("/api/scenarios/first-week");
  await page.goto(`${theHouse().admin}/store/demo/apps/aftercare`);
  await expect(page.getByRole("heading", { name: "Install Aftercare" })).toBeVisible();
  await expect(page.getByText("View and edit returns")).toBeVisible();
  await page.getByRole("button", { name: "Install" }).click();

  const frame = app(page);
  await awake(page);
  await expect(frame.getByRole("heading", { level: 1, name: "Hello, Mara" })).toBeVisible();
  await expect(frame.getByRole("heading", { name: "Loading your orders" })).toBeVisible();
  await expect(frame.getByRole("progressbar").first()).toBeVisible();
  // The page asks by itself: orders first, then their parcels and refunds a few at a time, as fast as Shopify lets us.
  await expect(frame.getByRole("status").filter({ hasText: "Orders are here." })).toBeVisible({ timeout: 60_000 });
  await expect(frame.getByRole("heading", { name: "Set up Aftercare" })).toBeVisible();

  const known = Object.values(await control.get<Record<string, { shop: string }>>("/api/world?path=orders")).filter(
    ({ shop }) => shop === DEMO,
  );
  await expect.poll(() => count("select count(*) as n from orders where shop = $1", [DEMO])).toBe(known.length);
  const [clear] = await rows<{ n: number }>("select count(*)::int as n from sessions where position('shpat_'::bytea in sealed) > 0");
  expect(clear?.n, "no access token lies in clear").toBe(0);

  await page.locator("#app-menu").getByRole("link", { name: "Orders" }).click();
  await expect(frame.getByRole("heading", { level: 1, name: "Orders" })).toBeVisible();
  await expect(frame.getByRole("row")).not.toHaveCount(1);
});

test("the admin's address of a page opens that page, also after a reload", async ({ page }) => {
  test.skip(!(await installed(DEMO)), "needs the installed app");
  const frame = await openApp(page, "/app/orders?view=delivered");
  await expect(frame.getByRole("tab", { name: "Delivered" })).toHaveAttribute("aria-selected", "true");
  await page.reload();
  await awake(page);
  await expect(frame.getByRole("tab", { name: "Delivered" })).toHaveAttribute("aria-selected", "true");
});
