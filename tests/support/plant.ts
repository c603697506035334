import { clock } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";

let planted = 0;

/**
 * Plants two shops whose rows look the same — each has order #1001 (GID …/1001) of maya@example.com and staff member "1" — so that
 * nothing may pass between them. Every call plants a new pair: tests need not clean up.
 */
export async function plantShops(): Promise<{ shop: string; other: string }> {
  planted += 1;
  const shop = `demo-${planted}.myshopify.com`;
  const other = `second-${planted}.myshopify.com`;
  await plantShop(shop, "Harbour & Pine");
  await plantShop(other, "Second Street Books");
  return { shop, other };
}

async function plantShop(shop: string, name: string): Promise<void> {
  const at = clock.now();
  await prisma.shop.create({ data: { shop, name, primaryUrl: `https://${shop}`, scopes: [], installedAt: at } });
  await prisma.staffMember.create({ data: { shop, id: "1", name: "Olive Owner", scopes: [], lastSeenAt: at } });
  await plantOrder(shop, 1001);
}

/** Plants an order `#<number>` of maya@example.com; its GID ends in the number. */
export async function plantOrder(shop: string, number: number, email = "maya@example.com"): Promise<string> {
  const at = clock.now();
  const zero = { total: 30, currentTotal: 30, subtotal: 30, shippingTotal: 0, taxTotal: 0, discountTotal: 0, presentmentTotal: 30 };
  const id = `gid://shopify/Order/${number}`;
  await prisma.order.create({
    data: {
      ...zero,
      shop,
      id,
      number,
      name: `#${number}`,
      email,
      customerId: "gid://shopify/Customer/7",
      customerName: "Maya Rivera",
      currency: "EUR",
      presentmentCurrency: "EUR",
      financialStatus: "PAID",
      fulfillmentStatus: "UNFULFILLED",
      tags: [],
      placedAt: at,
      updatedAt: at,
      syncedAt: at,
    },
  });
  return id;
}
