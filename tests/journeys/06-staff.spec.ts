import { becomeStaff, openApp } from "./support/app.ts";
import { control } from "./support/house.ts";
import { rows } from "./support/database.ts";
import { gid, openShop, placeOrder, ship } from "./support/shop.ts";
import { expect, test } from "./support/test.ts";

test.beforeAll(openShop);

test("a member of staff without order rights reads why nothing happens, and nothing does", async ({ page, noise }) => {
  noise.allow(/status of 403/);
  const order = await placeOrder({ email: "jana.jules@example.com", name: "Jana Jules" });
  const parcel = await ship(order, { delivered: true });
  const { lines } = await control.get<{ lines: { id: string }[] }>(`/api/world?path=fulfillments.${parcel.id}`);
  const line = { fulfillmentLineItemId: lines[0]?.id, quantity: 1, returnReason: "UNWANTED" };
  await control.post("/api/act/requestReturn", { orderId: order.id, lines: [line] });
  await expect
    .poll(() => rows("select 1 from returns where order_id = $1 and status = 'requested'", [gid("Order", order.id)]))
    .toHaveLength(1);

  await openApp(page, "/app/returns");
  await becomeStaff(page, "Jules Petit");
  const frame = await openApp(page, `/app/returns?q=${encodeURIComponent(order.name)}`);
  await frame.getByRole("row").filter({ hasText: order.name }).getByRole("link").click();
  await frame.getByRole("button", { name: "Approve", exact: true }).click();
  await frame.getByRole("dialog").getByLabel("Return address").fill("Kaistraße 7, Berlin");
  await frame.getByRole("dialog").getByRole("button", { name: "Approve return" }).click();
  await expect(frame.getByRole("dialog")).toContainText("Your Shopify account may not change orders and returns. Ask the shop’s owner.");
  const [row] = await rows<{ status: string }>("select status from returns where order_id = $1", [gid("Order", order.id)]);
  expect(row?.status).toBe("requested");

  await becomeStaff(page, "Tom Reuter");
  const again = await openApp(page, `/app/returns?q=${encodeURIComponent(order.name)}`);
  await again.getByRole("row").filter({ hasText: order.name }).getByRole("link").click();
  await again.getByRole("button", { name: "Decline", exact: true }).click();
  await again.getByRole("dialog").getByText("Another reason").click();
  await again.getByRole("dialog").getByLabel("Note for the shopper").fill("Worn shoes can't be sold again.");
  await again.getByRole("dialog").getByRole("button", { name: "Decline return" }).click();
  await expect(page.locator("#toasts")).toContainText("Return declined");
  await expect(again.getByText("Worn shoes can't be sold again.").first()).toBeVisible();
});
