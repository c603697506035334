import type { Disclose, Redact } from "~/platform/shopify/compliance.server";

/** Removes the customer. */
export const redactCustomerRow: Redact = async (tx, { shop, customerId }) => {
  const { count } = await tx.customer.deleteMany({ where: { shop, id: customerId } });
  return `${count} customer`;
};

/** What we keep of a customer. */
export const discloseCustomer: Disclose = async (tx, { shop, customerId }) => ({
  customer: await tx.customer.findUnique({ where: { shop_id: { shop, id: customerId } } }),
});
