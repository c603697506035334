import { z } from "zod";

const amount = z.string().regex(/^\d{1,9}(\.\d{1,2})?$/, "Write an amount such as 4.90.");
const percent = z.string().regex(/^(100|\d{1,2}(\.\d{1,2})?)$/, "Write a percentage from 0 to 100.");
const shortText = z.string().trim().min(1).max(100);

/** Who pays for the parcel back: the shop, the shopper by a flat fee kept from the refund, or the shopper who buys the label. */
export const RETURN_PAYERS = ["shop", "flat-fee", "own-label"] as const;

export type ReturnPayer = (typeof RETURN_PAYERS)[number];

/**
 * The merchant's rules for returns. The fields are those of Shopify's own return rules, so that both can be set alike:
 * https://help.shopify.com/manual/orders/self-serve-returns/return-rules
 */
export const policyRules = z.object({
  /** Days from delivery in which a return may be asked for; 0: no limit. */
  windowDays: z.number().int().min(0).max(3650),
  /** Days on the way that are assumed where the carrier never says "delivered". */
  transitDays: z.number().int().min(0).max(90),
  /** Part of the price kept, in percent. */
  restockingFeePercent: percent,
  payer: z.enum(RETURN_PAYERS),
  /** Kept once per return when `payer` is flat-fee; in the shop's currency. */
  returnShippingFee: amount,
  /** Days in which a refund follows the arrival; a promise to the shopper. */
  refundDays: z.number().int().min(0).max(90),
  /** Product tags that mean final sale, compared without regard to case. */
  finalSaleTags: z.array(shortText).max(50),
  /** Product GIDs that are final sale. */
  finalSaleProducts: z.array(z.string().regex(/^gid:\/\/shopify\/Product\/\d+$/)).max(250),
});

export type PolicyRules = z.infer<typeof policyRules>;

/** What a shop starts with. */
export const defaultRules: PolicyRules = {
  windowDays: 30,
  transitDays: 5,
  restockingFeePercent: "0",
  payer: "shop",
  returnShippingFee: "0.00",
  refundDays: 14,
  finalSaleTags: ["final-sale"],
  finalSaleProducts: [],
};

/** A policy as it stood from a moment on. */
export interface Policy {
  id: string;
  /** Counts from 1 in each shop. */
  version: number;
  rules: PolicyRules;
  inForceFrom: Date;
  createdBy: string;
}

/** What the shopper pays for the way back, as a decimal in the shop's currency. */
export const shippingFeeOf = (rules: PolicyRules): string => (rules.payer === "flat-fee" ? rules.returnShippingFee : "0.00");

/** Whether a product may not come back at all. */
export function isFinalSale(rules: PolicyRules, product: { id: string | null; tags: readonly string[] }): boolean {
  if (product.id && rules.finalSaleProducts.includes(product.id)) return true;
  const tags = new Set(rules.finalSaleTags.map((tag) => tag.toLowerCase()));
  return product.tags.some((tag) => tags.has(tag.toLowerCase()));
}

/**
 * The version that decides about an order: the last in force when it was placed. Orders older than the first version fall under the first.
 * @throws Error for an empty list
 */
export function inForceAt(versions: readonly Policy[], at: Date): Policy {
  const sorted = [...versions].sort((a, b) => a.version - b.version);
  const found = sorted.filter((one) => one.inForceFrom <= at).at(-1) ?? sorted[0];
  if (!found) throw new Error("a shop without a return policy");
  return found;
}
