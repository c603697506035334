import { z } from "zod";
import { prisma } from "~/platform/db/db.server";
import { defineJob, enqueue } from "~/platform/jobs/jobs.server";
import type { WebhookHandler } from "~/platform/shopify/webhook.server";

/** Rows of each table in one transaction. */
const BATCH = 5_000;

/**
 * Erases every row of a shop in every table that has a column `shop`, the audit trail included: the database's own function
 * erase_shop looks the tables up, so none is forgotten, and refuses while the app is installed.
 */
export const eraseShop = defineJob({
  name: "eraseShop",
  schema: z.object({ shop: z.string() }),
  run: async ({ shop }) => {
    let erased = 0n;
    for (;;) {
      const [row] = await prisma.$queryRaw<{ n: bigint }[]>`select erase_shop(${shop}, ${BATCH}) as n`;
      if (!row || row.n === 0n) return `Erased ${erased} rows`;
      erased += row.n;
    }
  },
});

/** shop/redact, two days after the app left; not for a shop that came back. */
export const shopToErase: WebhookHandler = async ({ shop }, tx) => {
  const row = await tx.shop.findUnique({ where: { shop }, select: { uninstalledAt: true } });
  if (row && !row.uninstalledAt) return "Skipped: the app is in this shop";
  await enqueue(tx, eraseShop, { shop });
  return "Erasing everything of the shop";
};
