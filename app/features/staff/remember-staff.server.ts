import { clock } from "~/platform/clock";
import { prisma } from "~/platform/db/db.server";
import type { AdminVisit } from "~/platform/shopify/admin-door.server";

/** Keeps who signed in, with what Shopify lets them do, so that work can be given to them. */
export async function rememberStaff({ shop, staff }: AdminVisit): Promise<void> {
  const { id, name, email, locale, accountOwner, scopes } = staff;
  const data = { name, email, locale, accountOwner, scopes, lastSeenAt: clock.now() };
  await prisma.staffMember.upsert({ where: { shop_id: { shop, id } }, create: { shop, id, ...data }, update: data });
}
