import { clock } from "~/platform/clock";
import { inTransaction, prisma } from "~/platform/db/db.server";
import { audit } from "~/platform/db/audit.server";
import { emit } from "~/platform/facts/facts.server";
import type { AdminVisit } from "~/platform/shopify/admin-door.server";
import { readShop } from "./read-shop.server";
import { shopInstalled } from "./shop-facts";

/**
 * Somebody entered: a shop that we don't know, or that had left, is written down with what Shopify says of it, and what belongs to
 * a new shop follows (loading the past, a first policy). With Shopify's managed installation this is the first we hear of a shop.
 */
export async function installShop({ shop, staff }: AdminVisit): Promise<void> {
  const known = await prisma.shop.findUnique({ where: { shop }, select: { uninstalledAt: true } });
  if (known && !known.uninstalledAt) return;
  const read = await readShop(shop);
  await inTransaction(async (tx) => {
    const fresh = { ...read, installedAt: clock.now(), uninstalledAt: null };
    const { count } = known
      ? await tx.shop.updateMany({ where: { shop, uninstalledAt: { not: null } }, data: fresh })
      : // the language of whoever installs, until shop/update names the shop's own
        await tx.shop.createMany({ data: { shop, ...fresh, locale: staff.locale }, skipDuplicates: true });
    // somebody else entered at the same moment
    if (count === 0) return;
    await audit(tx, shop, staff.actor, known ? "app reinstalled" : "app installed", { subject: "shop", subjectId: shop });
    await emit(tx, shop, shopInstalled, { again: known !== null });
  });
}
