import { Refusal } from "~/lib/refusal";
import { prisma } from "~/platform/db/db.server";
import { toShop, type Shop } from "./shop";

export type { Shop };

/** @throws Refusal "shop-gone" when the app is not installed in that shop. */
export async function findShop(shop: string): Promise<Shop> {
  const row = await prisma.shop.findUnique({ where: { shop } });
  if (!row || row.uninstalledAt) throw new Refusal("not-found", "shop-gone", "This shop does not use this service any more.");
  return toShop(row);
}
