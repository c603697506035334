import { addAmounts } from "~/lib/money";
import type { Prisma } from "~/platform/db/client/client";
import { refundPlan, type RefundIntent, type RefundState } from "../refund-intent";

type Row = Prisma.RefundIntentGetPayload<object>;

/** A row as the domain sees it. @throws ZodError when the stored plan is of an unknown shape */
export function toRefundIntent({ shop: _shop, ...row }: Row): RefundIntent {
  return { ...row, amount: addAmounts(row.amount.toFixed(4)), plan: refundPlan.parse(row.plan), state: row.state as RefundState };
}
