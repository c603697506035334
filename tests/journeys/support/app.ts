import { expect, type FrameLocator, type Page } from "@playwright/test";
import { theHouse } from "./house.ts";

/** The app inside Shopify's admin. */
export const app = (page: Page): FrameLocator => page.frameLocator("#app-frame");

/** Waits until React has taken over what the server sent: a click before that is lost. */
export async function awake(page: Page): Promise<void> {
  await expect
    .poll(
      () =>
        app(page)
          .locator("h1")
          .first()
          .evaluate((node) => Object.keys(node).some((key) => key.startsWith("__reactProps")), undefined, { timeout: 5_000 })
          .catch(() => false),
      { message: "the app's page comes alive", timeout: 30_000 },
    )
    .toBe(true);
}

/** Opens a page of the embedded app, e.g. "/app/orders?q=1001", as the person whom the admin's staff menu names. */
export async function openApp(page: Page, path = "/app", store = "demo"): Promise<FrameLocator> {
  await page.goto(`${theHouse().admin}/store/${store}/apps/aftercare${path}`);
  await awake(page);
  return app(page);
}

/** Goes on as another member of staff. */
export async function becomeStaff(page: Page, name: string): Promise<void> {
  await page.getByText("Signed in as").locator("xpath=ancestor::summary").click();
  await page.getByRole("button", { name: new RegExp(name) }).click();
  await page.waitForLoadState();
}

/** A short message that the admin shows over the page. */
export const toast = (page: Page, words: string | RegExp) => page.locator("#toasts").getByText(words);
