import { z } from "zod";

/** What a merchant sets for the whole shop; stored JSON passes through this. */
export const shopSettings = z.object({
  /** Name and address mails are sent from; null: the shop's name and support@MAIL_DOMAIN. */
  mailFrom: z.object({ name: z.string(), address: z.string() }).nullable().default(null),
  /** Our own shipping notices; off until the merchant switches Shopify's off. */
  shippingNotices: z.boolean().default(false),
  /** Where parcels come back to. */
  returnAddress: z.string().default(""),
  returnInstructions: z.string().default(""),
  /** Steps of the set-up guide that were ticked by hand. */
  done: z.array(z.string()).default([]),
});

export type ShopSettings = z.infer<typeof shopSettings>;

/** A shop that has the app. */
export interface Shop {
  /** myshopify domain; the tenant's key. */
  shop: string;
  name: string;
  email: string | null;
  currency: string;
  /** IANA zone */
  timezone: string;
  locale: string;
  /** Where shoppers see the shop, without a slash at the end. */
  primaryUrl: string;
  proxyPath: string;
  scopes: string[];
  installedAt: Date;
  settings: ShopSettings;
}

type ShopRow = Omit<Shop, "settings"> & { settings: unknown };

export function toShop(row: ShopRow): Shop {
  return {
    shop: row.shop,
    name: row.name,
    email: row.email,
    currency: row.currency,
    timezone: row.timezone,
    locale: row.locale,
    primaryUrl: row.primaryUrl,
    proxyPath: row.proxyPath,
    scopes: row.scopes,
    installedAt: row.installedAt,
    settings: shopSettings.parse(row.settings),
  };
}
