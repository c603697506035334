import { z } from "zod";
import { defineFact } from "~/platform/facts/facts.server";

const payload = z.object({
  orderId: z.string(),
  returnId: z.string(),
  /** When it happened by Shopify's word; absent: now. */
  at: z.iso.datetime().optional(),
  /** Nothing more is to be done for this return. */
  settled: z.boolean().optional(),
});

/** A shopper asked to send something back; Shopify may not know yet. */
export const returnRequested = defineFact("returnRequested", payload);

/** The shop agreed: the shopper may send it. */
export const returnApproved = defineFact("returnApproved", payload);

export const returnDeclined = defineFact("returnDeclined", payload);

/** Pieces arrived and were booked. */
export const returnReceived = defineFact("returnReceived", payload);

/** Money went back for it. */
export const returnRefunded = defineFact("returnRefunded", payload);

/** Taken back by the shopper, or cancelled by the shop, before anything arrived. */
export const returnWithdrawn = defineFact("returnWithdrawn", payload);

/** Ended: nothing more is awaited. */
export const returnClosed = defineFact("returnClosed", payload);
