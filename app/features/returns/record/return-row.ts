import { z } from "zod";
import { addAmounts } from "~/lib/money";
import type { Prisma } from "~/platform/db/client/client";
import type { Return, ReturnSource, ReturnStatus } from "../return";

/** Everything we keep of a return. */
export const returnColumns = {
  id: true,
  gid: true,
  orderId: true,
  name: true,
  status: true,
  source: true,
  currency: true,
  expectedRefund: true,
  shippingFee: true,
  refundedTotal: true,
  declineReason: true,
  declineNote: true,
  instructions: true,
  returnAddress: true,
  labelFileId: true,
  trackingNumber: true,
  trackingUrl: true,
  trackingCompany: true,
  lastError: true,
  sentAt: true,
  pending: true,
  requestedAt: true,
  decidedAt: true,
  closedAt: true,
  updatedAt: true,
  lines: { orderBy: { id: "asc" } },
} as const satisfies Prisma.ReturnSelect;

type Row = Prisma.ReturnGetPayload<{ select: typeof returnColumns }>;

const pending = z
  .object({
    step: z.enum(["approve", "decline", "withdraw", "close"]),
    actor: z.object({ id: z.string(), name: z.string() }),
    // Without a time it may be taken again: nothing of it was seen at Shopify.
    at: z.coerce.date().default(new Date(0)),
  })
  .nullable()
  .catch(null);

const amount = (value: { toFixed: (digits: number) => string }): string => addAmounts(value.toFixed(4));

/** A row as the domain sees it. */
export function toReturn(row: Row): Return {
  return {
    ...row,
    status: row.status as ReturnStatus,
    source: row.source as ReturnSource,
    expectedRefund: row.expectedRefund && amount(row.expectedRefund),
    shippingFee: row.shippingFee && amount(row.shippingFee),
    refundedTotal: amount(row.refundedTotal),
    returnAddress: typeof row.returnAddress === "string" ? row.returnAddress : null,
    pending: pending.parse(row.pending),
    lines: row.lines.map(({ shop: _shop, returnId: _returnId, ...line }) => ({
      ...line,
      restockingFeePercent: String(Number(line.restockingFeePercent)),
    })),
  };
}
