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
  const ours = await tx.customer.findUnique({ where: { shop_id: { shop, id } }, select: { updatedAt: true } });
  if (ours && ours.updatedAt > news.updatedAt) return false;
  if (ours) return (await tx.customer.updateMany({ where: { shop, id, updatedAt: { lte: news.updatedAt } }, data })).count === 1;
  const empty = { firstName: null, lastName: null, email: null, phone: null, tags: [] };
  const { count } = await tx.customer.createMany({ data: { ...empty, ...data, shop, id }, skipDuplicates: true });
  return count === 1;
}
