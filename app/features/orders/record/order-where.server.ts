import { cleanPhone } from "~/lib/contact";
import { days, later } from "~/platform/clock";
import type { Prisma } from "~/platform/db/client/client";
import { prisma } from "~/platform/db/db.server";
import type { OrderQuery, OrderView } from "../order-query";
import { orderNames } from "../order-names";
import { TROUBLED } from "../parcel-state";

type Where = Prisma.OrderWhereInput;

const VIEWS: Record<OrderView, Where> = {
  all: {},
  trouble: { parcelState: { in: [...TROUBLED] }, cancelledAt: null },
  unfulfilled: { fulfillmentStatus: { in: ["UNFULFILLED", "PARTIALLY_FULFILLED"] }, cancelledAt: null },
  "on-the-way": { parcelState: { in: ["shipped", "in_transit", "out_for_delivery", "ready_for_pickup"] } },
  delivered: { parcelState: "delivered" },
  returns: { returnState: { not: "NO_RETURN" } },
};

/** Rows of a view. */
export const viewWhere = (view: OrderView): Where => VIEWS[view];

const oneOf = (values: string[]): { in: string[] } | undefined => (values.length > 0 ? { in: values } : undefined);

/** Rows that pass the filters. */
export function filterWhere(query: OrderQuery, now: Date): Where {
  const parcelState = oneOf(query.parcel);
  const fulfillmentStatus = oneOf(query.fulfillment);
  const financialStatus = oneOf(query.payment);
  const returnState = oneOf(query.returns);
  return {
    ...(parcelState ? { parcelState } : {}),
    ...(fulfillmentStatus ? { fulfillmentStatus } : {}),
    ...(financialStatus ? { financialStatus } : {}),
    ...(returnState ? { returnState } : {}),
    ...(query.days ? { placedAt: { gte: later(now, -days(query.days)) } } : {}),
  };
}

/** Orders that a tracking number may lead to; more make it no number. */
const MOST_BY_TRACKING = 50;

/** Rows that fit what was typed: the number, e-mail address, phone, the beginning of a word of the name, or a tracking number. */
export async function searchWhere(shop: string, typed: string): Promise<Where> {
  if (!typed) return {};
  const tracked = await prisma.fulfillment.findMany({
    where: { shop, trackingNumber: { in: [typed, typed.replace(/\s+/g, "").toUpperCase()] } },
    select: { orderId: true },
    take: MOST_BY_TRACKING,
  });
  const phone = cleanPhone(typed, null);
  return {
    OR: [
      { name: { in: orderNames(typed) } },
      { email: { startsWith: typed.toLowerCase() } },
      { customerName: { contains: typed, mode: "insensitive" } },
      ...(phone ? [{ phone }] : []),
      ...(tracked.length > 0 ? [{ id: { in: tracked.map((one) => one.orderId) } }] : []),
    ],
  };
}
