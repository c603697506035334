import { expect } from "@playwright/test";
import { rows } from "./database.ts";
import { control, installed, theHouse } from "./house.ts";

export const DEMO = "demo.myshopify.com";

export interface Line {
  id: string;
  variantId: string;
  title: string;
  quantity: number;
}

/** An order as the simulator knows it. */
export interface SimOrder {
  id: string;
  name: string;
  email: string;
  phone: string | null;
  customerId: string | null;
  lines: Line[];
}

interface Product {
  shop: string;
  title: string;
  variants: { id: string; inventory: number }[];
}

export interface Wish {
  shop?: string;
  email: string;
  name: string;
  phone?: string;
  customerId?: string;
  /** Pieces of each line; as many lines as numbers. */
  pieces?: number[];
}

/** The app's key of an order. */
export const gid = (kind: string, id: string): string => `gid://shopify/${kind}/${id}`;

/** Places an order in the shop and waits until the app has it. */
export async function placeOrder(wish: Wish): Promise<SimOrder> {
  const { shop = DEMO, pieces = [1, 1], ...who } = wish;
  const products = Object.values(await control.get<Record<string, Product>>("/api/world?path=products")).filter((one) => one.shop === shop);
  const variants = products.flatMap((one) => one.variants.filter(({ inventory }) => inventory > 5).slice(0, 1));
  const lines = pieces.map((quantity, at) => ({ variantId: variants[at]?.id, quantity }));
  const { order } = await control.post<{ order: SimOrder }>("/api/orders", { shop, ...who, lines });
  await expect
    .poll(() => rows("select 1 from orders where shop = $1 and id = $2", [shop, gid("Order", order.id)]), {
      message: `${order.name} arrives`,
    })
    .toHaveLength(1);
  return order;
}

/** Sends all of an order by a carrier; `delivered`: it is at the door already. Answers the tracking number. */
export async function ship(order: SimOrder, { delivered = false, company = "DHL" } = {}): Promise<{ id: string; number: string }> {
  const { fulfillment } = await control.post<{ fulfillment: { id: string; trackingNumber: string } }>(`/api/orders/${order.id}/ship`, {
    company,
  });
  const report = (status: string, city: string): Promise<unknown> =>
    control.post(`/api/fulfillments/${fulfillment.id}/events`, { status, city, country: "DE", message: `Seen in ${city}` });
  await report("IN_TRANSIT", "Leipzig");
  if (delivered) await report("DELIVERED", "Berlin");
  const last = delivered ? "DELIVERED" : "IN_TRANSIT";
  await expect
    .poll(
      () =>
        rows("select 1 from fulfillment_events where fulfillment_id = $1 and upper(status) = $2", [
          gid("Fulfillment", fulfillment.id),
          last,
        ]),
      { message: `the parcel of ${order.name} is known` },
    )
    .not.toHaveLength(0);
  return { id: fulfillment.id, number: fulfillment.trackingNumber };
}

/** The app in the demo shop, with a week of orders behind it. Whoever comes first installs and plays. */
export async function openShop(): Promise<void> {
  if (await installed(DEMO)) return;
  await control.post("/api/scenarios/first-week");
  const { admin, appWindow } = theHouse();
  const { status } = await fetch(`${admin}/store/demo/apps/aftercare/install`, { method: "POST", redirect: "manual" });
  expect(status).toBe(303);
  const asked = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
  const token = (await (await fetch(`${admin}/store/demo/frame/session-token`, asked)).json()) as { value: string };
  // Shopify's library sends programs away that call themselves one.
  const headers = { authorization: `Bearer ${token.value}`, accept: "text/html", "user-agent": "Mozilla/5.0 (X11; Linux x86_64)" };
  const home = await fetch(`${appWindow}/app`, { headers });
  expect(home.status).toBe(200);
  const here = "select 1 from backfills where shop = $1 and state in ('details', 'done')";
  await expect.poll(() => rows(here, [DEMO]), { message: "past orders are here", timeout: 50_000 }).not.toHaveLength(0);
}
