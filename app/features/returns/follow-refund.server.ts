import { z } from "zod";
import { inTransaction, prisma } from "~/platform/db/db.server";
import { defineJob, enqueue } from "~/platform/jobs/jobs.server";
import { syncReturn } from "./sync-return.server";

/** Money went back on an order: its open returns are read again, wherever the refund was made. */
export const followRefund = defineJob({
  name: "followRefund",
  schema: z.object({ shop: z.string(), orderId: z.string(), refundId: z.string() }),
  run: async ({ shop, orderId }) => {
    const returns = await prisma.return.findMany({
      where: { shop, orderId, gid: { not: null }, status: { in: ["open", "closed"] } },
      select: { gid: true },
      take: 20,
    });
    await inTransaction(async (tx) => {
      for (const { gid } of returns)
        if (gid) await enqueue(tx, syncReturn, { shop, gid }, { key: `syncReturn ${shop} ${gid}`, queue: `return ${gid}` });
    });
    return `Reading ${returns.length} returns of ${orderId} again`;
  },
});
