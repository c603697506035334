import { expect, type Locator, type Page } from "@playwright/test";
import { theHouse } from "./house.ts";

/** Opens a page of the shop, e.g. "/pages/track-your-order". */
export async function openStore(page: Page, path: string): Promise<void> {
  const answer = await page.goto(new URL(path, theHouse().storefront).toString());
  expect(answer?.status(), path).toBeLessThan(500);
}

/** Our part of a page that came through the app proxy. */
export const ours = (page: Page): Locator => page.locator(".ac-page");

/** Types number and contact and asks for the order, on our page as in our block. */
export async function lookUp(page: Page, order: string, contact: string): Promise<void> {
  await page.getByLabel("Order number").fill(order);
  await page.getByLabel("E-mail or phone number").fill(contact);
  await page.getByRole("button", { name: "Track order" }).click();
}
