import { SHOPIFY, audit } from "~/platform/db/audit.server";
import type { Tx } from "~/platform/db/db.server";
import type { WebhookHandler } from "~/platform/shopify/webhook.server";

/** Waiting jobs of a shop; a job that runs already ends with "shop-gone" at its next call. */
const stopJobs = (tx: Tx, shop: string): Promise<number> => tx.$executeRaw`
  select graphile_worker.complete_jobs(array(
    select j.id from graphile_worker._private_jobs j where j.locked_at is null and j.payload ->> 'shop' = ${shop}))`;

/**
 * app/uninstalled: the tokens are worth nothing any more and go, waiting work stops, the shop is marked. Its rows stay until
 * shop/redact, two days later, so that a reinstall finds everything.
 * A late message must not throw out a shop that came back: one triggered before the installation is skipped.
 */
export const shopUninstalled: WebhookHandler = async ({ shop, triggeredAt, receivedAt }, tx) => {
  const at = triggeredAt ?? receivedAt;
  const row = await tx.shop.findUnique({ where: { shop }, select: { installedAt: true, uninstalledAt: true } });
  if (row && row.installedAt > at) return "Skipped: the shop was installed again since then";
  await tx.session.deleteMany({ where: { shop } });
  const jobs = await stopJobs(tx, shop);
  if (!row || row.uninstalledAt) return "Deleted the tokens; the shop was not installed";
  await tx.shop.update({ where: { shop }, data: { uninstalledAt: at, scopes: [] } });
  await audit(tx, shop, SHOPIFY, "app uninstalled", { subject: "shop", subjectId: shop });
  return `Marked as uninstalled, ${jobs} waiting jobs stopped`;
};
