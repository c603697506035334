import type { Disclose, Redact } from "~/platform/shopify/compliance.server";

/** Takes what a person wrote, and labels with their address, out of the returns of their orders. */
export const redactReturns: Redact = async (tx, { shop, orderIds }) => {
  const returns = await tx.return.findMany({ where: { shop, orderId: { in: orderIds } }, select: { id: true, labelFileId: true } });
  const ids = returns.map((one) => one.id);
  await tx.returnLine.updateMany({ where: { shop, returnId: { in: ids } }, data: { customerNote: null } });
  await tx.storedFile.deleteMany({ where: { shop, id: { in: returns.flatMap((one) => one.labelFileId ?? []) } } });
  await tx.return.updateMany({ where: { shop, id: { in: ids } }, data: { labelFileId: null } });
  return `notes of ${returns.length} returns`;
};

/** What we keep of a person's returns. */
export const discloseReturns: Disclose = async (tx, { shop, orderIds }) => ({
  returns: await tx.return.findMany({
    where: { shop, orderId: { in: orderIds } },
    include: { lines: true },
    orderBy: { requestedAt: "asc" },
  }),
});
