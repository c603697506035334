import { z } from "zod";
import type { Tx } from "~/platform/db/db.server";
import { prisma } from "~/platform/db/db.server";
import { enqueue } from "~/platform/jobs/jobs.server";
import type { Delivery, WebhookHandler } from "~/platform/shopify/webhook.server";
import { syncReturn } from "./sync-return.server";

const returnGid = z.string().regex(/^gid:\/\/shopify\/Return\/\d+$/);
const ofReturn = z.object({ admin_graphql_api_id: returnGid });
const ofDelivery = z.object({ return: z.object({ admin_graphql_api_id: returnGid }) });

/** Shopify keeps no moment of these but that of the webhook. */
const ONLY_TOLD = ["returns/decline", "returns/cancel"];

const follow = async (tx: Tx, { shop, topic, triggeredAt }: Delivery, gid: string): Promise<string> => {
  const toldAt = ONLY_TOLD.includes(topic) && triggeredAt ? { toldAt: triggeredAt.toISOString() } : {};
  await enqueue(tx, syncReturn, { shop, gid, ...toldAt }, { key: `syncReturn ${shop} ${gid}`, queue: `return ${gid}` });
  return `Reading ${gid} again`;
};

/** returns/*: the body says which return; the return itself is read from Shopify, since bodies are thin and come in any order. */
export const onReturnChanged: WebhookHandler = (delivery, tx) =>
  follow(tx, delivery, ofReturn.parse(delivery.payload).admin_graphql_api_id);

/** reverse_deliveries/attach_deliverable names its return. */
export const onReverseDelivery: WebhookHandler = (delivery, tx) =>
  follow(tx, delivery, ofDelivery.parse(delivery.payload).return.admin_graphql_api_id);

/**
 * Topics whose body does not name the return (returns/process is documented as an empty object, reverse_fulfillment_orders/dispose names
 * lines only): every return of the shop that is open is read again, the most recently changed first.
 */
export const onReturnsWorkedOn: WebhookHandler = async (delivery, tx) => {
  const named = ofReturn.safeParse(delivery.payload);
  if (named.success) return follow(tx, delivery, named.data.admin_graphql_api_id);
  const open = await prisma.return.findMany({
    where: { shop: delivery.shop, status: "open", gid: { not: null } },
    select: { gid: true },
    orderBy: { updatedAt: "desc" },
    take: MOST_OPEN,
  });
  for (const { gid } of open) if (gid) await follow(tx, delivery, gid);
  return open.length > 0 ? `Reading ${open.length} open returns again` : "Skipped: no return is open";
};

/** A shop that works on more at once learns of the rest by refunds and later webhooks. */
const MOST_OPEN = 50;
