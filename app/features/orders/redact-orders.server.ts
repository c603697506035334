import { Prisma } from "~/platform/db/client/client";
import type { Disclose, Redact } from "~/platform/shopify/compliance.server";

/** Takes the person out of their orders: name, contact, address and note; what was bought and paid stays for the books. */
export const redactOrders: Redact = async (tx, { shop, customerId, orderIds }) => {
  const where = { shop, OR: [{ id: { in: orderIds } }, { customerId }] };
  const { count } = await tx.order.updateMany({
    where,
    data: { customerName: null, email: null, phone: null, note: null, shippingAddress: Prisma.DbNull },
  });
  await tx.refund.updateMany({ where: { shop, order: { is: where } }, data: { note: null } });
  await tx.portalSession.deleteMany({ where: { shop, OR: [{ orderId: { in: orderIds } }, { customerId }] } });
  return `the person in ${count} orders`;
};

/** What we keep of a person's orders. */
export const discloseOrders: Disclose = async (tx, { shop, customerId, orderIds }) => ({
  orders: await tx.order.findMany({
    where: { shop, OR: [{ id: { in: orderIds } }, { customerId }] },
    include: { lines: true, fulfillments: true, refunds: true },
    orderBy: { placedAt: "asc" },
  }),
});
