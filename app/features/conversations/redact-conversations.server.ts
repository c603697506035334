import type { Prisma } from "~/platform/db/client/client";
import type { DataSubject, Disclose, Redact } from "~/platform/shopify/compliance.server";

const REMOVED = "Removed at the customer’s request";

const theirs = ({ shop, customerId, email }: DataSubject): Prisma.ConversationWhereInput => ({
  shop,
  OR: [{ customerId }, ...(email ? [{ contactEmail: email }] : [])],
});

/** Empties a person's conversations: words, files, mails that came and went. That there was one, and when, stays. */
export const redactConversations: Redact = async (tx, subject) => {
  const { shop, email } = subject;
  const found = await tx.conversation.findMany({ where: theirs(subject), select: { id: true } });
  const ids = found.map((one) => one.id);
  const spoken = { shop, conversationId: { in: ids }, kind: { not: "event" } };
  const messages = await tx.message.findMany({ where: spoken, select: { fileIds: true } });
  await tx.storedFile.deleteMany({ where: { shop, id: { in: messages.flatMap((one) => one.fileIds) } } });
  // details hold what the writer quoted
  await tx.$executeRaw`update messages set text = ${REMOVED}, html = null, details = null, file_ids = '{}',
    author_name = case when kind = 'customer' then 'Customer' else author_name end
    where shop = ${shop} and conversation_id = any(${ids}::uuid[]) and kind <> 'event'`;
  await tx.conversation.updateMany({
    where: { shop, id: { in: ids } },
    data: { subject: REMOVED, preview: "", contactEmail: null, contactName: null, customerId: null },
  });
  if (email) {
    await tx.incomingMail.deleteMany({ where: { shop, sender: { equals: email, mode: "insensitive" } } });
    await tx.outgoingMail.updateMany({
      where: { shop, to: { has: email }, state: { not: "queued" } },
      data: { to: [], subject: REMOVED, text: "", html: null, replyTo: null },
    });
  }
  return `the words of ${ids.length} conversations`;
};

/** What we keep of a person's conversations; notes of staff are not theirs. */
export const discloseConversations: Disclose = async (tx, subject) => ({
  conversations: await tx.conversation.findMany({
    where: theirs(subject),
    include: { messages: { where: { kind: { in: ["customer", "agent"] } }, orderBy: { createdAt: "asc" } } },
    orderBy: { createdAt: "asc" },
  }),
});
