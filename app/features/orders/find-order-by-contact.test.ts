import { beforeAll, describe, expect, it } from "vitest";
import { plantOrder, plantShops } from "../../../tests/support/plant";
import { prisma } from "~/platform/db/db.server";
import { findOrderByContact } from "./find-order-by-contact.server";

const GID = "gid://shopify/Order/1001";
let shop: string;

beforeAll(async () => {
  ({ shop } = await plantShops());
  await prisma.order.updateMany({ where: { shop, id: GID }, data: { phone: "+4930901820", countryCode: "DE" } });
  await plantOrder(shop, 1002, "someone.else@example.com");
});

const find = (number: string, contact: string): Promise<string | null> => findOrderByContact(shop, { number, contact });

describe("an order looked up by number and contact", () => {
  it.each([
    ["#1001", "maya@example.com"],
    ["1001", "  Maya@Example.COM "],
    [" # 1001 ", "maya@example.com"],
    ["1001", "+49 30 901820"],
    ["1001", "030 90 18 20"],
  ])("is found as %s with %s", async (number, contact) => {
    expect(await find(number, contact)).toBe(GID);
  });

  it.each([
    ["1001", "someone.else@example.com"],
    ["1002", "maya@example.com"],
    ["9999", "maya@example.com"],
    ["1001", ""],
    ["1001", "-"],
    ["", "maya@example.com"],
    ["#", ""],
    ["1001", "030 90 18 21"],
    ["99999999999999999999", "maya@example.com"],
  ])("is not found as %s with %s", async (number, contact) => {
    expect(await find(number, contact)).toBeNull();
  });

  it("without address and number is found by nobody", async () => {
    const { shop: here } = await plantShops();
    await prisma.order.updateMany({ where: { shop: here }, data: { email: null, phone: null } });
    for (const contact of ["", "-", " ", "null", "maya@example.com"])
      expect(await findOrderByContact(here, { number: "1001", contact })).toBeNull();
  });

  it("of another shop is not found, though number and contact are the same there", async () => {
    const { shop: here, other } = await plantShops();
    await prisma.order.deleteMany({ where: { shop: here } });
    expect(await findOrderByContact(here, { number: "1001", contact: "maya@example.com" })).toBeNull();
    expect(await findOrderByContact(other, { number: "1001", contact: "maya@example.com" })).toBe(GID);
  });

  it("that was deleted in Shopify is not found", async () => {
    const { shop: here } = await plantShops();
    await prisma.order.updateMany({ where: { shop: here }, data: { deletedAt: new Date() } });
    expect(await findOrderByContact(here, { number: "1001", contact: "maya@example.com" })).toBeNull();
  });
});
