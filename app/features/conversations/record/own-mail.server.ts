import { readReplyAddress } from "~/features/channels/reply-address.server";
import { inboxAddress } from "~/features/channels/inbox-address";
import type { ReadMail } from "~/features/channels/incoming-mail";
import { prisma } from "~/platform/db/db.server";
import { env } from "~/platform/env.server";

/** Whether a mail was sent by us: our Message-ID, or an address of ours as its sender. */
export async function isOurOwn(shop: string, mail: ReadMail): Promise<boolean> {
  if (mail.from === inboxAddress(shop, env.MAIL_DOMAIN) || readReplyAddress(mail.from)) return true;
  if (!mail.messageId) return false;
  return (await prisma.outgoingMail.count({ where: { shop, messageId: mail.messageId } })) > 0;
}

/**
 * The conversation a mail answers by its headers, newest reference first. Only for the conversation's own address: who knows a
 * Message-ID has seen a mail, not proved to be its reader.
 */
export async function conversationByHeaders(shop: string, mail: ReadMail): Promise<string | undefined> {
  const ids = [...new Set([mail.inReplyTo, ...mail.references.toReversed()])].filter((id) => id !== null).slice(0, 20);
  if (ids.length === 0) return undefined;
  const [messages, mails] = await Promise.all([
    prisma.message.findMany({
      where: { shop, mailMessageId: { in: ids } },
      select: { mailMessageId: true, conversationId: true },
      take: 40,
    }),
    prisma.outgoingMail.findMany({
      where: { shop, messageId: { in: ids }, cause: { startsWith: "conversation:" } },
      select: { messageId: true, cause: true },
      take: 40,
    }),
  ]);
  const known = new Map(messages.map((one) => [one.mailMessageId, one.conversationId]));
  for (const one of mails) known.set(one.messageId, one.cause.split(":")[1] ?? "");
  const id = ids.map((one) => known.get(one)).find((one) => one);
  if (!id) return undefined;
  const owned = await prisma.conversation.findFirst({ where: { shop, id, contactEmail: mail.from }, select: { id: true } });
  return owned?.id;
}
