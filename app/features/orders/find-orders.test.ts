import { beforeAll, describe, expect, it } from "vitest";
import { plantOrder, plantShops } from "../../../tests/support/plant";
import { prisma } from "~/platform/db/db.server";
import { findOrders, ORDERS_A_PAGE } from "./find-orders.server";
import { orderQuery } from "./order-query";

const NOW = new Date("2026-11-20T12:00:00Z");
const COUNT = 2 * ORDERS_A_PAGE + 7;
let shop: string;
let other: string;

beforeAll(async () => {
  ({ shop, other } = await plantShops());
  await prisma.order.deleteMany({ where: { shop } });
  for (let at = 0; at < COUNT; at += 1) await plantOrder(shop, 2000 + at, `shopper${at}@example.com`);
  // several at the same moment, so that a page may end among equals
  for (let at = 0; at < COUNT; at += 1)
    await prisma.order.update({
      where: { shop_id: { shop, id: `gid://shopify/Order/${2000 + at}` } },
      data: { placedAt: new Date(NOW.getTime() - Math.floor(at / 5) * 86_400_000) },
    });
});

const ask = (query: Record<string, string>) => findOrders(shop, orderQuery.parse(query), NOW);

async function walk(sort: string): Promise<{ ids: string[]; back: string[] }> {
  const ids: string[] = [];
  let page = await ask({ sort });
  const firsts = [page.orders[0]?.id ?? ""];
  ids.push(...page.orders.map((order) => order.id));
  while (page.next) {
    page = await ask({ sort, cursor: page.next });
    firsts.push(page.orders[0]?.id ?? "");
    ids.push(...page.orders.map((order) => order.id));
  }
  const back = [page.orders[0]?.id ?? ""];
  while (page.previous) {
    page = await ask({ sort, cursor: page.previous });
    back.unshift(page.orders[0]?.id ?? "");
  }
  expect(back).toEqual(firsts);
  return { ids, back };
}

describe("the list of orders", () => {
  it.each(["newest", "oldest"])("shows every order once, %s first, and the same pages on the way back", async (sort) => {
    const { ids } = await walk(sort);
    expect(ids).toHaveLength(COUNT);
    expect(new Set(ids).size).toBe(COUNT);
  });

  it("finds an order by number, address, part of the name and tracking number, in this shop only", async () => {
    const id = "gid://shopify/Order/2003";
    await prisma.order.update({ where: { shop_id: { shop, id } }, data: { customerName: "Zoë Ångström" } });
    const parcel = { id: "gid://shopify/Fulfillment/1", orderId: id, name: "#2003-F1", status: "success", trackingNumber: "JD0123" };
    await prisma.fulfillment.create({ data: { shop, ...parcel, shippedAt: NOW, updatedAt: NOW, lines: [] } });
    for (const q of ["2003", "#2003", "shopper3@", "ångström", "JD0123", "jd 0123"])
      expect((await ask({ q })).orders.map((order) => order.id)).toContain(id);
    expect((await findOrders(other, orderQuery.parse({ q: "JD0123" }), NOW)).orders).toEqual([]);
  });

  it("narrows by view, by filters and by days", async () => {
    await prisma.order.updateMany({ where: { shop, number: { in: [2001, 2002] } }, data: { parcelState: "delayed" } });
    expect((await ask({ view: "trouble" })).orders.map((order) => order.name).sort()).toEqual(["#2001", "#2002"]);
    expect((await ask({ parcel: "delayed,failed" })).orders).toHaveLength(2);
    expect((await ask({ days: "1" })).orders.length).toBe(10);
  });

  it("opens for an address that makes no sense", async () => {
    const page = await ask({ view: "nothing", days: "x", cursor: "zzz", parcel: "unheard", sort: "" });
    expect(page.orders).toHaveLength(ORDERS_A_PAGE);
  });
});
