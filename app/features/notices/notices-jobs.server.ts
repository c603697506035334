import { z } from "zod";
import { defineJob } from "~/platform/jobs/jobs.server";
import { noticeOf } from "./notice";
import { sendNotice } from "./send-notice.server";

const parcel = z.object({ shop: z.string(), orderId: z.string(), fulfillmentId: z.string(), status: z.string() });

/** Follows parcelShipped: "your parcel has left us". */
export const noticeShipped = defineJob({
  name: "noticeShipped",
  schema: parcel,
  run: (payload, { now }) => sendNotice({ ...payload, kind: "shipped" }, now),
});

/** Follows parcelMoved: "out for delivery", "delivered". */
export const noticeMoved = defineJob({
  name: "noticeMoved",
  schema: parcel,
  run: async (payload, { now }) => {
    const kind = noticeOf(payload.status);
    return kind ? sendNotice({ ...payload, kind }, now) : `Skipped: no notice for ${payload.status}`;
  },
});
