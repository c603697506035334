import { prisma } from "~/platform/db/db.server";
import { same } from "~/platform/secrets/seal.server";
import { cleanEmail, cleanPhone } from "~/lib/contact";
import { orderNames } from "./order-names";

/** Orders compared in each look-up, found or not. */
const COMPARED = 3;
const NOBODY = { id: "", email: null, phone: null, countryCode: "US" };

/**
 * The order that carries this number and belongs to this e-mail address or phone number, or null.
 * Every pair costs the same work — one query, the same comparisons — so that the time does not tell whether an order exists.
 * @param asked `number` as typed ("#1001", "1001"); `contact` an e-mail address, or a phone number with or without the country's prefix
 * @returns Shopify's GID
 */
export async function findOrderByContact(shop: string, asked: { number: string; contact: string }): Promise<string | null> {
  const digits = /^\D*(\d{1,9})\D*$/.exec(asked.number.trim())?.[1];
  const rows = await prisma.order.findMany({
    where: { shop, deletedAt: null, OR: [{ name: { in: orderNames(asked.number) } }, { number: digits ? Number(digits) : -1 }] },
    select: { id: true, email: true, phone: true, countryCode: true },
    orderBy: { placedAt: "desc" },
    take: COMPARED,
  });
  let found: string | null = null;
  for (let at = 0; at < COMPARED; at += 1) {
    const order = rows[at] ?? NOBODY;
    const byEmail = same(cleanEmail(asked.contact) ?? "", order.email ?? "") && order.email !== null;
    const byPhone = same(cleanPhone(asked.contact, order.countryCode) ?? "", order.phone ?? "") && order.phone !== null;
    if ((byEmail || byPhone) && order.id) found ??= order.id;
  }
  return found;
}
