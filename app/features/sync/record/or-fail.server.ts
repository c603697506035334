import { clock } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";

/** Runs one step of a loading; when its last try fails the loading is marked failed with the reason, so that somebody can start again. */
export async function orFail(shop: string, id: string, last: boolean, step: () => Promise<string>): Promise<string> {
  try {
    return await step();
  } catch (error) {
    const lastError = error instanceof Error ? error.message.slice(0, 500) : String(error);
    const end = last ? { state: "failed", finishedAt: clock.now() } : {};
    await prisma.backfill.updateMany({ where: { shop, id }, data: { lastError, ...end } });
    throw error;
  }
}
