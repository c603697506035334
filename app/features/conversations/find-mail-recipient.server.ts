import { shopOfInbox } from "~/features/channels/inbox-address";
import { readReplyAddress } from "~/features/channels/reply-address.server";
import { prisma } from "~/platform/db/db.server";
import { env } from "~/platform/env.server";

/** Whose mail an address takes in: a conversation's, or a shop's inbox (conversationId null). */
export interface MailRecipient {
  shop: string;
  conversationId: string | null;
}

/**
 * Whom mail to this address reaches, or null when nobody: a signed reply address, a shop's inbox, the address a single shop sends
 * from, or support@MAIL_DOMAIN while only one shop has the app.
 */
export async function findMailRecipient(address: string): Promise<MailRecipient | null> {
  const clean = address.trim().toLowerCase();
  const conversationId = readReplyAddress(clean);
  if (conversationId) return recipientOfReply(conversationId);
  const named = shopOfInbox(clean, env.MAIL_DOMAIN);
  const shops = await prisma.shop.findMany({
    where: {
      uninstalledAt: null,
      ...(named
        ? { shop: named }
        : clean === `support@${env.MAIL_DOMAIN.toLowerCase()}`
          ? {}
          : { settings: { path: ["mailFrom", "address"], equals: clean } }),
    },
    select: { shop: true },
    take: 2,
  });
  const [one, another] = shops;
  return one && !another ? { shop: one.shop, conversationId: null } : null;
}

/** The signature was checked, so the conversation's id alone names the shop. */
async function recipientOfReply(id: string): Promise<MailRecipient | null> {
  const found = await prisma.conversation.findFirst({ where: { id }, select: { shop: true } });
  if (!found) return null;
  const shop = await prisma.shop.findUnique({ where: { shop: found.shop }, select: { uninstalledAt: true } });
  return shop && !shop.uninstalledAt ? { shop: found.shop, conversationId: id } : null;
}
