import type { Tx } from "~/platform/db/db.server";
import type { Customer } from "./customer";

/** What Shopify told of a customer; fields left out keep what we have. */
export type CustomerNews = Pick<Customer, "id" | "updatedAt"> & Partial<Omit<Customer, "id" | "updatedAt">>;

/**
 * Takes over what Shopify told of a customer unless ours is newer.
 * @returns whether anything was written
 */
export async function rememberCustomer(tx: Tx, shop: string, news: CustomerNews): Promise<boolean> {
  const { id, ...data } = news;
  const { count: fresh } = await tx.customer.createMany({
    data: { firstName: null, lastName: null, email: null, phone: null, tags: [], ...data, shop, id },
    skipDuplicates: true,
  });
  if (fresh === 1) return true;
  const { count } = await tx.customer.updateMany({ where: { shop, id, updatedAt: { lte: news.updatedAt } }, data });
  return count === 1;
}
