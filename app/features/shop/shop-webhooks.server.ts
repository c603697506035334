import { z } from "zod";
import { SHOPIFY, audit } from "~/platform/db/audit.server";
import { enqueue } from "~/platform/jobs/jobs.server";
import type { WebhookHandler } from "~/platform/shopify/webhook.server";
import { rereadShop } from "./read-shop.server";

/** shop/update names the shop's language, which reads don't show us; the rest is read again. */
export const shopTold: WebhookHandler = async ({ shop, payload }, tx) => {
  const { primary_locale: locale } = z.object({ primary_locale: z.string().nullish() }).parse(payload);
  if (locale) await tx.shop.updateMany({ where: { shop }, data: { locale } });
  await enqueue(tx, rereadShop, { shop }, { key: `shop:${shop}` });
  return "Asked Shopify for the shop";
};

/** app/scopes_update */
export const scopesTold: WebhookHandler = async ({ shop, payload }, tx) => {
  const { previous, current } = z.object({ previous: z.array(z.string()), current: z.array(z.string()) }).parse(payload);
  const { count } = await tx.shop.updateMany({ where: { shop, uninstalledAt: null }, data: { scopes: current.toSorted() } });
  if (count === 0) return "Skipped: the app is not in this shop";
  const gone = previous.filter((scope) => !current.includes(scope));
  const come = current.filter((scope) => !previous.includes(scope));
  await audit(tx, shop, SHOPIFY, "scopes changed", { subject: "shop", subjectId: shop, details: { come, gone } });
  return `Scopes: ${come.length} more, ${gone.length} fewer`;
};
