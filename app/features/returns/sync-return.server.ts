import { z } from "zod";
import { defineJob } from "~/platform/jobs/jobs.server";
import { refreshReturn } from "./refresh-return.server";

/** Re-reads one return from Shopify; follows every webhook about it, since their bodies are thin. */
export const syncReturn = defineJob({
  name: "syncReturn",
  schema: z.object({ shop: z.string(), gid: z.string(), toldAt: z.iso.datetime().optional() }),
  run: async ({ shop, gid, toldAt }) => {
    const found = await refreshReturn(shop, gid, toldAt ? new Date(toldAt) : undefined);
    return found ? `${found.name ?? gid} is ${found.status}` : `Skipped: Shopify has no ${gid}`;
  },
});
