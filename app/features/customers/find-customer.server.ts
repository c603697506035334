import { prisma } from "~/platform/db/db.server";
import type { Customer } from "./customer";

const columns = {
  id: true,
  firstName: true,
  lastName: true,
  email: true,
  phone: true,
  locale: true,
  note: true,
  tags: true,
  updatedAt: true,
} as const;

/** The customer of that GID, or null when Shopify never told us of one. */
export function findCustomer(shop: string, id: string): Promise<Customer | null> {
  return prisma.customer.findUnique({ where: { shop_id: { shop, id } }, select: columns });
}

/** The customer with that e-mail address (any case), or null. Shopify keeps addresses unique in a shop; the newest counts. */
export function findCustomerByEmail(shop: string, email: string): Promise<Customer | null> {
  return prisma.customer.findFirst({ where: { shop, email: email.trim().toLowerCase() }, select: columns, orderBy: { updatedAt: "desc" } });
}
