import type { ReadMail } from "~/features/channels/incoming-mail";
import { readReplyAddress } from "~/features/channels/reply-address.server";
import { findOrderByContact } from "~/features/orders/find-order-by-contact.server";
import { audit, SHOPPER } from "~/platform/db/audit.server";
import { inTransaction, isTaken, prisma } from "~/platform/db/db.server";
import { digest } from "~/platform/secrets/seal.server";
import { addMessage } from "./record/add-message.server";
import { holdConversation } from "./record/hold-conversation.server";
import { withFiles } from "./record/keep-files.server";
import { conversationByHeaders } from "./record/own-mail.server";
import { startConversation } from "./start-conversation.server";

interface Joined {
  number: number;
  repeated: boolean;
}

/**
 * Brings a mail to its conversation: by the signed reply address, then by its headers; else it begins one, tied to a customer by
 * address and to an order by number and address, never as verified. The same mail joins once; a Message-ID alone says little, since some
 * programs give every mail the same one and anybody can write anybody's.
 */
export async function joinMail(row: { shop: string; id: string; recipient: string }, mail: ReadMail): Promise<Joined> {
  const { shop } = row;
  const sizes = mail.files.map((file) => `${file.name} ${file.bytes.length}`);
  const cause = `mail:${digest(mail.messageId ? [mail.messageId, mail.from, mail.subject, mail.text, ...sizes].join("\n") : row.id)}`;
  const target = readReplyAddress(row.recipient) ?? (await conversationByHeaders(shop, mail));
  return withFiles(shop, mail.files, (fileIds) =>
    target ? joinConversation({ shop, target, cause, fileIds }, mail) : beginConversation({ shop, cause, fileIds }, mail),
  );
}

const wordsOf = (mail: ReadMail): string => mail.text || (mail.files.length > 0 ? "(no text, see the files)" : "(no text)");

async function joinConversation(to: { shop: string; target: string; cause: string; fileIds: string[] }, mail: ReadMail): Promise<Joined> {
  const { shop, target, cause, fileIds } = to;
  try {
    return await inTransaction(async (tx) => {
      const conversation = await holdConversation(tx, shop, target);
      const other = conversation.contactEmail !== null && conversation.contactEmail !== mail.from;
      await addMessage(tx, shop, target, {
        kind: "customer",
        authorName: mail.fromName || (!other && conversation.contactName) || mail.from,
        channel: "email",
        text: wordsOf(mail),
        html: mail.html,
        mailMessageId: mail.messageId,
        cause,
        fileIds,
        details: { kind: "mail", ...(mail.quoted ? { quoted: mail.quoted } : {}), ...(other ? { otherFrom: mail.from } : {}) },
      });
      await audit(tx, shop, SHOPPER, "mail received", {
        subject: "conversation",
        subjectId: target,
        orderId: conversation.orders[0]?.orderId ?? null,
      });
      return { number: conversation.number, repeated: false };
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    const before = await prisma.message.findUnique({
      where: { shop_cause: { shop, cause } },
      select: { conversation: { select: { number: true } } },
    });
    if (!before) throw error;
    return { number: before.conversation.number, repeated: true };
  }
}

async function beginConversation(from: { shop: string; cause: string; fileIds: string[] }, mail: ReadMail): Promise<Joined> {
  const orderId = await namedOrder(from.shop, mail);
  return startConversation({
    ...from,
    channel: "email",
    subject: mail.subject,
    text: wordsOf(mail),
    html: mail.html,
    contact: { email: mail.from, name: mail.fromName },
    orderId,
    ...(orderId ? { why: "order number in the mail and matching sender address" } : {}),
    identity: "unverified",
    mailMessageId: mail.messageId,
    details: { kind: "mail", ...(mail.quoted ? { quoted: mail.quoted } : {}) },
  });
}

/** The order that the mail names, when its contact is the sender. */
async function namedOrder(shop: string, mail: ReadMail): Promise<string | null> {
  const numbers = `${mail.subject}\n${mail.text.slice(0, 2_000)}`.match(/#?\b\d{3,9}\b/g) ?? [];
  for (const number of [...new Set(numbers)].slice(0, 3)) {
    const found = await findOrderByContact(shop, { number, contact: mail.from });
    if (found) return found;
  }
  return null;
}
