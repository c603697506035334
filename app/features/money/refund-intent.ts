import { z } from "zod";

const amount = z.string().regex(/^-?\d+(\.\d{1,4})?$/);

/** Where arrived pieces go: ReverseFulfillmentOrderDisposeInput. */
const disposition = z.object({
  reverseLineGid: z.string(),
  type: z.enum(["RESTOCKED", "NOT_RESTOCKED", "PROCESSING_REQUIRED", "MISSING"]),
  locationId: z.string().nullable(),
  quantity: z.number().int().min(1),
});

/** Everything that one returnProcess will carry; stored with the intent, so that what was shown is what is sent. */
export const refundPlan = z.object({
  returnGid: z.string(),
  lines: z
    .array(
      z.object({
        gid: z.string(),
        quantity: z.number().int().min(1),
        processedBefore: z.number().int().min(0),
        dispositions: z.array(disposition),
      }),
    )
    .min(1),
  /** Whether money moves; without it the pieces are only booked. */
  refund: z.boolean(),
  /** Give the shipping of the order back too: an amount in the shop's currency, "0.00" for none. */
  shipping: amount,
  /** The same in the currency the shopper paid in, which Shopify asks for. */
  shippingPaid: z.object({ amount, currency: z.string() }).nullable().default(null),
  /** In the currency the shopper paid in. */
  transactions: z.array(z.object({ parentId: z.string(), gateway: z.string(), amount, currency: z.string() })),
  /** Shopify's sums in the shop's currency. */
  sums: z.object({ subtotal: amount, tax: amount, shipping: amount, fees: amount, maximumRefundable: amount }),
  /** Refunds that the return had when this was previewed: whatever is there later and not here is new. */
  refundsBefore: z.array(z.string()),
});

export type RefundPlan = z.infer<typeof refundPlan>;

/** `unknown`: sent to Shopify, and no answer yet. */
export type RefundState = "previewed" | "confirmed" | "unknown" | "done" | "failed";

/** One intended movement of money. */
export interface RefundIntent {
  id: string;
  orderId: string;
  returnId: string | null;
  /** Decimal in `currency`, the shop's. */
  amount: string;
  currency: string;
  plan: RefundPlan;
  state: RefundState;
  refundGid: string | null;
  lastError: string | null;
  createdBy: string;
  createdAt: Date;
  confirmedAt: Date | null;
  doneAt: Date | null;
}

/** States in which a click has been made and money moves or may have moved. */
export const UNDER_WAY: readonly RefundState[] = ["confirmed", "unknown"];

/** Shopify's own news of a refund is waited for so long, in milliseconds. */
const NEWS_MS = 30_000;

/** Whether something is on its way: to Shopify, or done there after the return was last read. @param readAt when it was */
export function isMoving(intent: Pick<RefundIntent, "state" | "doneAt">, readAt: Date, now: Date): boolean {
  if (UNDER_WAY.includes(intent.state)) return true;
  return intent.state === "done" && intent.doneAt !== null && intent.doneAt > readAt && now.getTime() - intent.doneAt.getTime() < NEWS_MS;
}
