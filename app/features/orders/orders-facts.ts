import { z } from "zod";
import { defineFact } from "~/platform/facts/facts.server";

const order = z.object({ orderId: z.string() });
const parcel = z.object({ orderId: z.string(), fulfillmentId: z.string(), status: z.string() });

/** An order was placed after the app came; orders loaded from the past don't tell. */
export const orderPlaced = defineFact("orderPlaced", order);

/** A newer version of a known order was taken over. */
export const orderChanged = defineFact("orderChanged", order);

export const orderCancelled = defineFact("orderCancelled", order);

/** A parcel was handed over; `status` is the carrier's in lower case, or "shipped" while the carrier says nothing. */
export const parcelShipped = defineFact("parcelShipped", parcel);

/** The carrier's word on a parcel changed; `status` in lower case: in_transit, out_for_delivery, delivered, … */
export const parcelMoved = defineFact("parcelMoved", parcel);

/** Money went back, wherever that was done. */
export const refundMade = defineFact("refundMade", z.object({ orderId: z.string(), refundId: z.string() }));
