import { afterEach, expect, test } from "vitest";
import { storefrontHandler } from "./storefront.ts";
import { closeAll, listen, testShop } from "./testing.ts";

afterEach(closeAll);

const ADDRESS = {
  first_name: "Ada",
  last_name: "Byron",
  address1: "Hauptstr. 1",
  zip: "10115",
  city: "Berlin",
  country: "DE",
  shipping: "express",
};

async function shop(): Promise<
  ReturnType<typeof testShop> & {
    origin: string;
    post: (path: string, fields: Record<string, string>, cookie?: string) => Promise<Response>;
  }
> {
  const made = testShop();
  const origin = await listen(storefrontHandler(made.sim));
  const post = (path: string, fields: Record<string, string>, cookie = ""): Promise<Response> =>
    fetch(origin + path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual", headers: { cookie } });
  return { ...made, origin, post };
}

const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";

test("a guest's checkout becomes an order of the shop and leads to its status page", async () => {
  const { sim, mug, origin, post } = await shop();
  const cart = cookieOf(await post("/cart/add", { id: mug.variants[0]!.id, quantity: "2" }));
  const placed = await post("/de/checkout", { ...ADDRESS, email: "ada@example.org", phone: "+49 30 123456" }, cart);
  expect(placed.status).toBe(303);
  const [order] = Object.values(sim.world.state.orders);
  expect(order).toMatchObject({
    email: "ada@example.org",
    phone: "+4930123456",
    customerId: null,
    customerLocale: "de",
    shippingLine: { price: "12.90" },
  });
  expect(order?.lines).toMatchObject([{ title: "Stoneware Mug", quantity: 2, price: "24.00" }]);
  const status = await (await fetch(origin + placed.headers.get("location"))).text();
  expect(status).toContain(order?.name);
  expect(status).toContain("60,90");
});

test("a signed-in shopper's order is theirs and shows in their account", async () => {
  const { sim, ada, mug, origin, post } = await shop();
  const me = cookieOf(await post("/account/login", { customer: ada.id }));
  const cart = cookieOf(await post("/cart/add", { id: mug.variants[0]!.id }));
  await post("/checkout", { ...ADDRESS, email: "ada@example.org" }, `${me}; ${cart}`);
  const [order] = Object.values(sim.world.state.orders);
  expect(order?.customerId).toBe(ada.id);
  expect(await (await fetch(`${origin}/account`, { headers: { cookie: me } })).text()).toContain(order?.name);
});

test("a form with faults comes back with its values and a sentence for each, and nothing is ordered", async () => {
  const { sim, mug, post } = await shop();
  const cart = cookieOf(await post("/cart/add", { id: mug.variants[0]!.id }));
  const answer = await post("/checkout", { ...ADDRESS, city: "", email: "nobody", phone: "030 1" }, cart);
  const html = await answer.text();
  expect(answer.status).toBe(422);
  for (const words of ["look like an e-mail address", "Start with +", "Please fill this in.", 'value="Hauptstr. 1"'])
    expect(html).toContain(words);
  expect(Object.keys(sim.world.state.orders)).toEqual([]);
});

test("an order's status page opens with its key only", async () => {
  const { sim, mug, origin, post } = await shop();
  const cart = cookieOf(await post("/cart/add", { id: mug.variants[0]!.id }));
  await post("/checkout", { ...ADDRESS, email: "ada@example.org" }, cart);
  const [order] = Object.values(sim.world.state.orders);
  expect((await fetch(`${origin}/orders/${order?.id}?key=${"0".repeat(32)}`)).status).toBe(404);
  expect((await fetch(`${origin}/orders/${order?.id}`)).status).toBe(404);
});

test("signing in leads back to a page of the shop and never to another site", async () => {
  const { ada, post } = await shop();
  expect((await post("/account/login", { customer: ada.id, return_to: "/checkout" })).headers.get("location")).toBe("/checkout");
  for (const evil of ["//evil.example", "https://evil.example", "/\\evil.example"])
    expect((await post("/account/login", { customer: ada.id, return_to: evil })).headers.get("location")).toBe("/account");
});
