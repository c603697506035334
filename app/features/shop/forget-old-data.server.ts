import { z } from "zod";
import { days, later } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";
import { defineJob } from "~/platform/jobs/jobs.server";
import { DISCLOSURE_FILE } from "./answer-data-request.server";

/** Bodies hold names and addresses; so long they may be needed to look into a problem, and well inside Shopify's thirty days. */
const DELIVERY_DAYS = 14;
/** Notes on parked messages are looked at later. */
const PARKED_DAYS = 28;
const FILE_DAYS = 30;

/** Every night: what was kept only for a while goes, in all shops. */
export const forgetOldData = defineJob({
  name: "forgetOldData",
  schema: z.unknown(),
  run: async (_, { now }) => {
    const before = (n: number): Date => later(now, -days(n));
    const deliveries =
      (await forgetDeliveries(["applied", "skipped"], before(DELIVERY_DAYS))) + (await forgetDeliveries(["parked"], before(PARKED_DAYS)));
    const { count: files } = await prisma.storedFile.deleteMany({ where: { name: DISCLOSURE_FILE, createdAt: { lt: before(FILE_DAYS) } } });
    const { count: sessions } = await prisma.portalSession.deleteMany({ where: { expiresAt: { lt: before(1) } } });
    return `Forgot ${deliveries} messages, ${files} files, ${sessions} storefront sessions`;
  },
});

/** Rows a statement: short enough that nobody waits behind it. */
const BATCH = 5_000;

async function forgetDeliveries(states: string[], before: Date): Promise<number> {
  for (let total = 0; ;) {
    const count = await prisma.$executeRaw`delete from deliveries where ctid = any (array(
      select ctid from deliveries where state = any(${states}) and received_at < ${before} limit ${BATCH}))`;
    total += count;
    if (count < BATCH) return total;
  }
}
