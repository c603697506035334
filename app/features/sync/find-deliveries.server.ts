import { z } from "zod";
import { prisma } from "~/platform/db/db.server";

/** What can become of a message: waiting, applied, skipped (older than what we had), parked (could not be read or applied). */
const DELIVERY_STATES = ["waiting", "applied", "skipped", "parked"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What may stand in the address of the page. */
export const deliveryQuery = z.object({
  state: z.enum(DELIVERY_STATES).optional().catch(undefined),
  topic: z
    .string()
    .regex(/^[a-z_]+\/[a-z_]+$/)
    .optional()
    .catch(undefined),
  cursor: z.string().max(120).optional().catch(undefined),
});

/** A message from Shopify, without its body. */
export interface DeliverySummary {
  webhookId: string;
  topic: string;
  state: DeliveryState;
  note: string | null;
  receivedAt: Date;
  appliedAt: Date | null;
  tries: number;
}

export interface DeliveryPage {
  deliveries: DeliverySummary[];
  next: string | null;
}

const A_PAGE = 50;

/** One page of the shop's messages, newest first, by keyset. */
export async function findDeliveries(shop: string, query: z.infer<typeof deliveryQuery>): Promise<DeliveryPage> {
  const match = /^(\d{1,15})_(.{1,100})$/.exec(query.cursor ?? "");
  const receivedAt = new Date(Number(match?.[1] ?? 0));
  const beyond = match ? { OR: [{ receivedAt: { lt: receivedAt } }, { receivedAt, webhookId: { lt: match[2] ?? "" } }] } : {};
  const rows = await prisma.delivery.findMany({
    where: { shop, ...(query.state ? { state: query.state } : {}), ...(query.topic ? { topic: query.topic } : {}), ...beyond },
    select: { webhookId: true, topic: true, state: true, note: true, receivedAt: true, appliedAt: true, tries: true },
    orderBy: [{ receivedAt: "desc" }, { webhookId: "desc" }],
    take: A_PAGE + 1,
  });
  const deliveries = rows.slice(0, A_PAGE).map((row) => ({ ...row, state: row.state as DeliveryState }));
  const last = deliveries.at(-1);
  return { deliveries, next: last && rows.length > A_PAGE ? `${last.receivedAt.getTime()}_${last.webhookId}` : null };
}
