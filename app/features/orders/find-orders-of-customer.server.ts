import { prisma } from "~/platform/db/db.server";

/** An order in a shopper's own list. */
export interface CustomersOrder {
  /** Shopify's GID */
  id: string;
  name: string;
  placedAt: Date;
  cancelledAt: Date | null;
  /** see parcel-state.ts */
  parcelState: string;
}

const MOST = 10;

/** The newest orders of a signed-in shopper, at most ten. @param customerId GID that Shopify vouches for */
export function findOrdersOfCustomer(shop: string, customerId: string): Promise<CustomersOrder[]> {
  return prisma.order.findMany({
    where: { shop, customerId, deletedAt: null },
    select: { id: true, name: true, placedAt: true, cancelledAt: true, parcelState: true },
    orderBy: [{ placedAt: "desc" }, { id: "desc" }],
    take: MOST,
  });
}
