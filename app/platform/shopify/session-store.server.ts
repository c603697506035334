// Ours instead of Shopify's Prisma storage, which keeps tokens in clear, asks the database while it is imported and ends the
// process ten seconds later if the database is down.
import { Session } from "@shopify/shopify-api";
import type { SessionStorage } from "@shopify/shopify-app-session-storage";
import { prisma } from "~/platform/db/db.server";
import { seal, unseal } from "~/platform/secrets/seal.server";

type Properties = [string, string | number | boolean][];
const toSession = (row: { sealed: Uint8Array }): Session => Session.fromPropertyArray(JSON.parse(unseal(row.sealed)) as Properties, true);

/** Shopify sessions, sealed at rest. */
export const sessionStore: SessionStorage = {
  async storeSession(session) {
    const row = { online: session.isOnline, expires: session.expires ?? null, sealed: seal(JSON.stringify(session.toPropertyArray(true))) };
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
