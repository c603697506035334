import { formatMoney } from "~/lib/money";
import { prisma } from "~/platform/db/db.server";
import type { OrderInFull } from "./order";
import { eventWords } from "./order-words";

/** One line of an order's story. */
export interface Moment {
  id: string;
  at: Date;
  text: string;
  /** Who did it, or where it happened. */
  aside: string | null;
  kind: "order" | "parcel" | "money" | "deed";
  /** What an audited deed was about: "return", "conversation", … */
  about: { subject: string; subjectId: string } | null;
}

/** More is no story any more; the newest count. */
const MOST = 200;

/** What happened with an order, newest first: Shopify's facts, the carrier's words, and what people did here. */
export async function findOrderTimeline(shop: string, order: OrderInFull): Promise<Moment[]> {
  const deeds = await prisma.auditEntry.findMany({
    where: { shop, orderId: order.id },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: MOST,
    select: { id: true, at: true, action: true, actorName: true, subject: true, subjectId: true },
  });
  const moments = [
    ...ofOrder(order),
    ...deeds.map((deed): Moment => {
      const text = deed.action.charAt(0).toUpperCase() + deed.action.slice(1);
      const about = { subject: deed.subject, subjectId: deed.subjectId };
      return { id: deed.id, at: deed.at, text, aside: deed.actorName, kind: "deed", about };
    }),
  ];
  return moments.sort((a, b) => b.at.getTime() - a.at.getTime()).slice(0, MOST);
}

/** What the order itself, its parcels and its refunds tell. */
function ofOrder(order: OrderInFull): Moment[] {
  const moment = (id: string, at: Date, kind: Moment["kind"], text: string, aside: string | null = null): Moment => ({
    id,
    at,
    text,
    aside,
    kind,
    about: null,
  });
  return [
    moment(order.id, order.placedAt, "order", `Order ${order.name} placed`, order.customerName),
    ...(order.cancelledAt ? [moment(`${order.id} cancelled`, order.cancelledAt, "order", "Order cancelled", order.cancelReason)] : []),
    ...order.parcels.flatMap((parcel) => [
      moment(parcel.id, parcel.shippedAt, "parcel", `Parcel ${parcel.name} sent`, parcel.trackingCompany),
      ...parcel.events.map((event, at) => {
        const place = [event.city, event.country].filter(Boolean).join(", ");
        return moment(
          `${parcel.id} ${at}`,
          event.happenedAt,
          "parcel",
          `${parcel.name}: ${eventWords(event.status)}`,
          place || event.message,
        );
      }),
    ]),
    ...order.refunds.map((refund) => moment(refund.id, refund.createdAt, "money", `${formatMoney(refund, "en")} refunded`, refund.note)),
  ];
}
