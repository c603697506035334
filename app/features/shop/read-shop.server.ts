import { z } from "zod";
import { prisma } from "~/platform/db/db.server";
import { defineJob } from "~/platform/jobs/jobs.server";
import { adminGraphql } from "~/platform/shopify/admin-graphql.server";
import { readShopQuery } from "./shopify/read-shop";

/** The columns that Shopify decides. The shop's language is not among them: reading it needs a scope of its own (read_locales). */
export interface ReadShop {
  gid: string;
  name: string;
  email: string | null;
  currency: string;
  timezone: string;
  primaryUrl: string;
  scopes: string[];
}

/** Reads the shop and the scopes that it granted. */
export async function readShop(shop: string): Promise<ReadShop> {
  const { shop: s, currentAppInstallation } = await adminGraphql(shop, readShopQuery);
  return {
    gid: s.id,
    name: s.name,
    email: s.email || null,
    currency: s.currencyCode,
    timezone: s.ianaTimezone,
    primaryUrl: s.primaryDomain.url.replace(/\/+$/, ""),
    scopes: currentAppInstallation.accessScopes.map((scope) => scope.handle).sort(),
  };
}

/** Name, address, currency, … may have changed: shop/update and app/scopes_update are followed by a read. */
export const rereadShop = defineJob({
  name: "rereadShop",
  schema: z.object({ shop: z.string() }),
  run: async ({ shop }) => {
    const { count } = await prisma.shop.updateMany({ where: { shop, uninstalledAt: null }, data: await readShop(shop) });
    return count === 1 ? "Read the shop again" : "Skipped: the app is not in this shop";
  },
});
