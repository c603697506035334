import type { Page } from "@playwright/test";
import { looksGood } from "./support/look.ts";
import { mailTo } from "./support/mailbox.ts";
import { openShop, placeOrder, ship, type SimOrder } from "./support/shop.ts";
import { openStore, ours } from "./support/storefront.ts";
import { expect, test } from "./support/test.ts";

// Forms that are sent with mistakes answer 422, expired links 410 and unknown pages 404, which Chromium reports as errors.
const WANTED_REFUSALS = /status of (404|410|422)/;

let order: SimOrder;

test.beforeAll(async () => {
  await openShop();
  order = await placeOrder({ email: `frieda.long-name-of-a-shopper-${Date.now()}@example.com`, name: "Frieda Look", pieces: [2, 1, 1] });
  await ship(order, { delivered: true });
});

/** Fills what a visible form asks for, by the names of its fields, and sends it. */
async function fillIn(page: Page, values: Record<string, string>): Promise<void> {
  const form = page.locator("form:has(#ac-" + Object.keys(values)[0] + "), form:has([name=" + Object.keys(values)[0] + "])").last();
  for (const [name, value] of Object.entries(values)) await form.locator(`[name="${name}"]`).fill(value);
  await form.locator('button[type="submit"]').first().click();
}

for (const [language, root] of [
  ["en", ""],
  ["de", "/de"],
] as const) {
  // Shopify does not tell an app behind the proxy which language the theme speaks: our blocks' links say it, as here.
  const at = (path: string): string => `${root}${path}${path.includes("?") ? "&" : "?"}locale=${language}${root && `&root=${root}`}`;
  const look = (page: Page, name: string): Promise<void> => looksGood(page, `store-${name}-${language}`);

  test.describe(`in ${language}`, () => {
    test.beforeEach(({ noise }) => noise.allow(WANTED_REFUSALS));

    test("the blocks in the theme look good", async ({ page }) => {
      await openStore(page, at("/pages/track-your-order"));
      await look(page, "block-tracking");
      await openStore(page, at("/pages/returns"));
      await look(page, "block-returns");
    });

    test("help, the look-up with its mistakes, and an expired link look good", async ({ page }) => {
      await openStore(page, at("/apps/aftercare"));
      await look(page, "help");
      await openStore(page, at("/apps/aftercare/track"));
      await fillIn(page, { order: "#1", contact: "" });
      await expect(page.getByRole("alert")).toBeVisible();
      await look(page, "track-mistakes");
      await openStore(page, at("/apps/aftercare/track/o?k=not-a-link"));
      await look(page, "track-expired");
      await openStore(page, at("/apps/aftercare/no-such-page"));
      await look(page, "no-such-page");
    });

    test("an order's page and the question form look good", async ({ page }) => {
      await openStore(page, at("/apps/aftercare/track"));
      await fillIn(page, { order: order.name, contact: order.email });
      await expect(ours(page).getByText(order.name).first()).toBeVisible();
      await ours(page).locator("summary").first().click();
      await look(page, "order");
      await ours(page).locator('a[href*="/contact"]').first().click();
      await fillIn(page, { name: "", text: "" });
      await expect(page.getByRole("alert")).toBeVisible();
      await look(page, "question-mistakes");
      await fillIn(page, {
        name: "Frieda Look",
        text: language === "de" ? "Passt das in die Spülmaschine?" : "Is it safe in the dishwasher?",
      });
      await expect(page).toHaveURL(/thanks/);
      await look(page, "question-thanks");
    });

    test("each step of a return looks good", async ({ page }) => {
      await openStore(page, at("/apps/aftercare/returns"));
      await look(page, "returns");
      await fillIn(page, { order: order.name, contact: order.email });
      await expect(page.locator("#ac-code")).toBeVisible();
      await look(page, "returns-code");
      const word = language === "de" ? "Ihr Code" : "Your code";
      const mail = await mailTo(order.email, word);
      await fillIn(page, { code: /\d{6}/.exec(mail.subject)?.[0] ?? "" });
      await expect(page.locator("select").first()).toBeVisible();
      const line = language === "de" ? 1 : 0;
      await page.locator('select[name^="q-"]').nth(line).selectOption("1");
      await page.locator('button[type="submit"]').last().click();
      await expect(page.getByRole("alert")).toBeVisible();
      await look(page, "returns-choose-mistakes");
      await page.locator('select[name^="r-"]').nth(line).selectOption("DEFECTIVE");
      await page.locator('textarea[name^="n-"]').nth(line).fill("The handle came off.");
      await ours(page).locator('button[type="submit"]').first().click();
      await expect(page.locator('button[name="do"][value="send"]')).toBeVisible();
      await look(page, "returns-review");
      await page.locator('button[name="do"][value="send"]').click();
      await expect(page).toHaveURL(/\/returns\/r/);
      await look(page, "returns-status");
    });
  });
}
