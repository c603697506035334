import { z } from "zod";
import { defineFact } from "~/platform/facts/facts.server";

/** `refundId`: the intent. A returnProcess of ours was carried out at Shopify: pieces are booked and, where meant, money went back. */
export const refundSettled = defineFact("refundSettled", z.object({ orderId: z.string(), refundId: z.string() }));
