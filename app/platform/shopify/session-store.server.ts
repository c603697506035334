// Ours instead of Shopify's Prisma storage, which keeps tokens in clear, asks the database while it is imported and ends the
// process ten seconds later if the database is down.
import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { prisma } from "~/platform/db/db.server";
import { seal, unseal } from "~/platform/secrets/seal.server";

interface Stored {
  properties: [string, string | number | boolean][];
  /** Kept beside: the library's property list drops associated_user_scope, which says what this person may do. */
  online: Session["onlineAccessInfo"] | null;
}

function toSession(row: { sealed: Uint8Array }): Session {
  const { properties, online } = JSON.parse(unseal(row.sealed)) as Stored;
  const session = Session.fromPropertyArray(properties, true);
  if (online) session.onlineAccessInfo = online;
  return session;
}

function toStored(session: Session): Stored {
  return { properties: session.toPropertyArray(true), online: session.onlineAccessInfo ?? null };
}

/** Shopify sessions, sealed at rest. */
export const sessionStore: SessionStorage = {
  async storeSession(session) {
    const row = { online: session.isOnline, expires: session.expires ?? null, sealed: seal(JSON.stringify(toStored(session))) };
    const { shop, id } = session;
    await prisma.session.upsert({ where: { shop_id: { shop, id } }, create: { shop, id, ...row }, update: row });
    return true;
  },
  async loadSession(id) {
    const row = await prisma.session.findFirst({ where: { id } });
    return row ? toSession(row) : undefined;
  },
  async deleteSession(id) {
    await prisma.session.deleteMany({ where: { id } });
    return true;
  },
  async deleteSessions(ids) {
    await prisma.session.deleteMany({ where: { id: { in: ids } } });
    return true;
  },
  async findSessionsByShop(shop) {
    return (await prisma.session.findMany({ where: { shop }, orderBy: { expires: "desc" }, take: 25 })).map(toSession);
  },
};
