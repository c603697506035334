import { prisma } from "~/platform/db/db.server";
import type { Backfill, BackfillState } from "./backfill";

/** The newest loading of the shop's past; null when there was none. */
export async function findBackfill(shop: string): Promise<Backfill | null> {
  const row = await prisma.backfill.findFirst({
    where: { shop },
    orderBy: { startedAt: "desc" },
    select: { id: true, state: true, expected: true, loaded: true, lastError: true, startedAt: true, finishedAt: true },
  });
  return row && { ...row, state: row.state as BackfillState };
}
