import { openApp } from "./support/app.ts";
import { rows } from "./support/database.ts";
import { mailsTo, mailTo, openMail } from "./support/mailbox.ts";
import { openShop, placeOrder, ship } from "./support/shop.ts";
import { lookUp, openStore } from "./support/storefront.ts";
import { expect, test } from "./support/test.ts";

test.beforeAll(openShop);

test("a question from the tracking page is answered by an agent, and the shopper's mail joins the same conversation", async ({
  page,
  person,
}) => {
  const order = await placeOrder({ email: "selma.talk@example.com", name: "Selma Talk" });
  const parcel = await ship(order);
  const shopper = await person();
  await openStore(shopper, "/apps/aftercare/track");
  await lookUp(shopper, order.name, order.email);
  await shopper.getByRole("link", { name: "Ask us a question" }).click();
  await shopper.getByLabel("Your name").fill("Selma Talk");
  await shopper.getByLabel("Your question").fill("Will it come before Friday?");
  await shopper.getByRole("button", { name: "Send" }).click();
  await expect(shopper.getByRole("heading", { name: "Thank you, we have your question" })).toBeVisible();

  const frame = await openApp(page, "/app/conversations");
  const row = frame.getByRole("row").filter({ hasText: "Selma Talk" });
  await expect(row).toContainText("(unread)");
  await expect(row).toContainText(order.name);
  await row.getByRole("link").click();
  const thread = frame.getByRole("log", { name: "Conversation" });
  await expect(thread).toContainText("Will it come before Friday?");
  await expect(frame.getByText(parcel.number), "the order's parcel is beside it").toBeVisible();

  await frame.getByRole("tab", { name: "Internal note" }).click();
  await frame.getByLabel("Note for staff").fill("Carrier says Thursday.");
  await frame.getByRole("button", { name: "Add note" }).click();
  await expect(thread.getByRole("article", { name: /Internal note/ })).toContainText("Carrier says Thursday.");

  await frame.getByRole("tab", { name: "Reply" }).click();
  await frame.getByLabel(/^Reply to/).fill("Yes: the carrier says Thursday.");
  await frame.getByLabel(/^Reply to/).press("Control+Enter");
  await expect(page.locator("#toasts")).toContainText("Reply is on its way");
  await expect(frame.getByLabel(/^Reply to/), "the composer is empty again").toHaveValue("");
  await expect(thread.getByText("Sent by e-mail"), "the page learns by itself that it left").toBeVisible({ timeout: 30_000 });

  const answer = await mailTo(order.email, "the carrier says Thursday");
  expect(answer.text, "what is internal stays inside").not.toContain("Carrier says Thursday.");
  await openMail(shopper, answer);
  await shopper.getByLabel("Text").fill("Wonderful, thank you!");
  await shopper.getByRole("button", { name: "Send the answer" }).click();
  await expect(shopper.getByRole("status")).toContainText("Your answer was sent to the app.");
  await expect(thread.getByText("Wonderful, thank you!"), "the page learns of it by itself").toBeVisible({ timeout: 30_000 });

  const talks = await rows<{ id: string }>("select id from conversations where contact_email = $1", [order.email]);
  expect(talks).toHaveLength(1);
  expect(await mailsTo(order.email), "one confirmation, one answer").toHaveLength(2);

  await frame.getByRole("button", { name: "Close" }).click();
  await expect(frame.getByRole("button", { name: "Reopen" })).toBeVisible();
});

test("a draft survives leaving the page", async ({ page }) => {
  const order = await placeOrder({ email: "doris.draft@example.com", name: "Doris Draft" });
  await openStore(page, "/apps/aftercare/track");
  await lookUp(page, order.name, order.email);
  await page.getByRole("link", { name: "Ask us a question" }).click();
  await page.getByLabel("Your name").fill("Doris Draft");
  await page.getByLabel("Your question").fill("Which size is it?");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(page.getByRole("heading", { name: "Thank you, we have your question" })).toBeVisible();

  const frame = await openApp(page, "/app/conversations");
  await frame.getByRole("row").filter({ hasText: "Doris Draft" }).getByRole("link").click();
  await frame.getByLabel(/^Reply to/).fill("I look into it and");
  await frame.getByRole("link", { name: "Conversations" }).first().click();
  await expect(frame.getByRole("heading", { level: 1, name: "Conversations" })).toBeVisible();
  await frame.getByRole("row").filter({ hasText: "Doris Draft" }).getByRole("link").click();
  await expect(frame.getByLabel(/^Reply to/)).toHaveValue("I look into it and");
});
