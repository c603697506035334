import { z } from "zod";
import { days, later } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";
import { defineJob } from "~/platform/jobs/jobs.server";
import { adminGraphql, refuseUserErrors } from "~/platform/shopify/admin-graphql.server";
import { env } from "~/platform/env.server";
import { signedToken } from "~/platform/secrets/seal.server";
import { addReverseDeliveryMutation } from "./shopify/change-return";
import { readReturnSnapshot } from "./shopify/return-snapshot.server";

/** How long Shopify and the shopper can fetch a label. */
const LABEL_DAYS = 180;

/** Where a label can be fetched without signing in; the address is the proof. */
export const labelUrl = (shop: string, fileId: string, now: Date): string =>
  `${env.SHOPIFY_APP_URL}/labels/${signedToken("label", `${shop} ${fileId}`, later(now, days(LABEL_DAYS)))}`;

/**
 * Tells Shopify how an approved return travels: label and tracking on each reverse fulfillment order. A lost answer is no harm: the next try
 * reads first, and an order that has a delivery already is left alone.
 */
export const sendReverseDelivery = defineJob({
  name: "sendReverseDelivery",
  schema: z.object({ shop: z.string(), id: z.uuid() }),
  run: async ({ shop, id }, { now }) => {
    const row = await prisma.return.findUnique({ where: { shop_id: { shop, id } } });
    if (!row?.gid) return "Skipped: the return is gone";
    const snapshot = await readReturnSnapshot(shop, row.gid);
    const waiting = snapshot?.reverse.filter((one) => !one.hasDelivery) ?? [];
    const url = row.trackingUrl ?? undefined;
    for (const one of waiting) {
      const { reverseDeliveryCreateWithShipping: made } = await adminGraphql(shop, addReverseDeliveryMutation, {
        id: one.gid,
        tracking: row.trackingNumber ? { number: row.trackingNumber, ...(url ? { url } : {}) } : null,
        label: row.labelFileId ? { fileUrl: labelUrl(shop, row.labelFileId, now) } : null,
      });
      refuseUserErrors(made?.userErrors ?? []);
    }
    return waiting.length > 0 ? `Told Shopify how ${row.name ?? id} travels` : "Skipped: Shopify knows how it travels";
  },
});
