import { prisma } from "~/platform/db/db.server";
import { forgetKnownShop } from "./know-shop.server";

/** Merchants may move the app proxy; a signed request says where it is now. Links in mails are built from it. */
export async function learnProxyPath(shop: string, proxyPath: string): Promise<void> {
  await prisma.shop.updateMany({ where: { shop, proxyPath: { not: proxyPath } }, data: { proxyPath } });
  forgetKnownShop(shop);
}
