import { z } from "zod";
import type { Address } from "~/features/orders/order";
import { idDigits } from "~/platform/shopify/webhook.server";

/** A field that may be missing, null or blank: null. */
export const blank = z
  .string()
  .nullish()
  .transform((text) => text?.trim() || null);

export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
export const maybeInstant = instant.nullish().transform((at) => at ?? null);

/** Amounts come as decimal strings; some older fields as numbers. */
export const amount = z.union([z.string(), z.number()]).transform((value) => String(value));

const moneySet = z.object({
  shop_money: z.object({ amount, currency_code: z.string() }),
  presentment_money: z.object({ amount, currency_code: z.string() }),
});
export const maybeMoneySet = moneySet.nullish().transform((set) => set ?? null);

/** "gid://shopify/<type>/<digits>" of a numeric id; null stays null. */
export const gidOf = (type: string, id: string | null | undefined): string | null => (id ? `gid://shopify/${type}/${id}` : null);
export const maybeId = idDigits.nullish().transform((id) => id ?? null);

/** An address of an order. */
export const addressPayload = z
  .object({
    name: blank,
    first_name: blank,
    last_name: blank,
    company: blank,
    address1: blank,
    address2: blank,
    zip: blank,
    city: blank,
    province: blank,
    country: blank,
    country_code: blank,
    phone: blank,
  })
  .transform((a): Address => ({
    name: a.name ?? ([a.first_name, a.last_name].filter(Boolean).join(" ") || null),
    company: a.company,
    address1: a.address1,
    address2: a.address2,
    zip: a.zip,
    city: a.city,
    province: a.province,
    country: a.country,
    countryCode: a.country_code,
    phone: a.phone,
  }));

/** Webhooks write "tag1, tag2", GraphQL a list. */
export const tagList = z
  .union([z.string(), z.array(z.string())])
  .nullish()
  .transform((tags) => (Array.isArray(tags) ? tags : (tags ?? "").split(",")).map((tag) => tag.trim()).filter(Boolean));
