import { prisma, type Tx } from "~/platform/db/db.server";
import { toRefundIntent } from "./record/intent-row";
import type { RefundIntent } from "./refund-intent";

/** The newest intents of a return, newest first; twenty at most. */
export async function findRefundIntents(shop: string, returnId: string): Promise<RefundIntent[]> {
  const rows = await prisma.refundIntent.findMany({
    where: { shop, returnId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 20,
  });
  return rows.map(toRefundIntent);
}

/** Whether staff confirmed a refund or the arrival of this return here, in the app. */
export async function hasConfirmedRefund(tx: Tx, shop: string, returnId: string): Promise<boolean> {
  return (await tx.refundIntent.findFirst({ where: { shop, returnId, confirmedAt: { not: null } }, select: { id: true } })) !== null;
}
