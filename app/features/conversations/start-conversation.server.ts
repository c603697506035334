import { findCustomerByEmail } from "~/features/customers/find-customer.server";
import { findOrder } from "~/features/orders/find-order.server";
import { findShop } from "~/features/shop/find-shop.server";
import { Refusal } from "~/lib/refusal";
import { audit, SHOPPER } from "~/platform/db/audit.server";
import { inTransaction, isTaken, prisma, type Tx } from "~/platform/db/db.server";
import { pickLocale, translator } from "~/platform/i18n/translate.server";
import { queueMail } from "~/platform/mail/outbox.server";
import { subjectFrom, type Identity } from "./conversation";
import { receivedMail } from "./conversation-mails.server";
import type { MessageDetails } from "./message";
import { addConversation, addMessage } from "./record/add-message.server";
import { holdConversation } from "./record/hold-conversation.server";

/** What a shopper wrote, and what is known of them. */
export interface NewQuestion {
  shop: string;
  channel: "form" | "email";
  subject?: string;
  text: string;
  html?: string | null;
  contact: { email: string; name?: string | null };
  /** GID of the order it is about, once that was proved or named with a matching contact. */
  orderId?: string | null;
  /** Evidence that ties it to the order, e.g. "signed link", "order number and matching e-mail". */
  why?: string;
  identity: Identity;
  customerId?: string | null;
  returnId?: string | null;
  locale?: string;
  /** The same cause makes one conversation, however often it is sent. */
  cause: string;
  mailMessageId?: string | null;
  fileIds?: string[];
  details?: MessageDetails;
}

/** Where the words ended up. */
export interface StartedConversation {
  id: string;
  number: number;
  /** True when this cause had been stored before. */
  repeated: boolean;
  /** True when the words joined a conversation that was going on about the same order. */
  joined: boolean;
}

/**
 * Stores a shopper's question as a conversation tied to customer and order, and confirms it by mail once (forms only: an automatic
 * answer to every mail would answer forged senders too). A proven question about an order joins the conversation going on with the
 * same address about it.
 * @throws Refusal "shop-gone", "no-such-order", "no-words"
 */
export async function startConversation(question: NewQuestion): Promise<StartedConversation> {
  const { shop, cause } = question;
  if (!question.text.trim())
    throw new Refusal("invalid", "no-words", "Write your question first.", { fields: { text: "Write your question." } });
  const [shopRow, order] = await Promise.all([findShop(shop), question.orderId ? findOrder(shop, question.orderId) : null]);
  const email = question.contact.email.trim().toLowerCase();
  const customerId =
    question.customerId ?? (order?.email === email ? order.customerId : null) ?? (await findCustomerByEmail(shop, email))?.id ?? null;
  const locale = pickLocale(question.locale, order?.locale, shopRow.locale);
  const t = translator(locale);
  const subject =
    question.subject?.trim() ||
    (order
      ? t("conversations.subjectWithOrder", { order: order.name })
      : question.channel === "email"
        ? subjectFrom(question.text)
        : t("conversations.subject", { shop: shopRow.name }));
  const message = {
    kind: "customer" as const,
    authorName: question.contact.name?.trim() || email,
    channel: question.channel,
    text: question.text.trim(),
    html: question.html ?? null,
    mailMessageId: question.mailMessageId ?? null,
    cause,
    fileIds: question.fileIds ?? [],
    ...(question.details ? { details: question.details } : {}),
  };
  try {
    return await inTransaction(async (tx) => {
      const going = order && question.identity === "verified" ? await goingOn(tx, shop, order.id, email) : undefined;
      if (going) {
        const held = await holdConversation(tx, shop, going);
        await addMessage(tx, shop, held.id, message);
        await tellAudit(tx, question, held.id, "conversation joined");
        return { id: held.id, number: held.number, repeated: false, joined: true };
      }
      const made = await addConversation(tx, shop, {
        subject,
        channel: question.channel,
        customerId,
        contactEmail: email,
        contactName: question.contact.name?.trim() || order?.customerName || null,
        identity: question.identity,
        locale,
        ...(order ? { order: { orderId: order.id, why: question.why ?? "named by the shopper" } } : {}),
        ...(question.returnId ? { returnId: question.returnId } : {}),
      });
      await addMessage(tx, shop, made.id, message);
      const about = { ...made, subject, locale, contactName: message.authorName };
      if (question.channel === "form") await queueMail(tx, shop, receivedMail(shopRow, about, email, order?.name ?? null));
      await tellAudit(tx, question, made.id, "conversation started");
      return { ...made, repeated: false, joined: false };
    });
  } catch (error) {
    const before = isTaken(error) ? await findByCause(shop, cause) : undefined;
    if (!before) throw error;
    return { ...before, repeated: true, joined: false };
  }
}

/** The newest conversation with this address about this order that is not closed. */
async function goingOn(tx: Tx, shop: string, orderId: string, contactEmail: string): Promise<string | undefined> {
  const found = await tx.conversation.findFirst({
    where: { shop, contactEmail, status: { in: ["open", "pending"] }, orders: { some: { shop, orderId } } },
    orderBy: [{ lastMessageAt: "desc" }, { id: "desc" }],
    select: { id: true },
  });
  return found?.id;
}

async function findByCause(shop: string, cause: string): Promise<{ id: string; number: number } | undefined> {
  const message = await prisma.message.findUnique({
    where: { shop_cause: { shop, cause } },
    select: { conversation: { select: { id: true, number: true } } },
  });
  return message?.conversation;
}

const tellAudit = (tx: Tx, question: NewQuestion, id: string, action: string): Promise<void> =>
  audit(tx, question.shop, SHOPPER, action, {
    subject: "conversation",
    subjectId: id,
    orderId: question.orderId ?? null,
    details: { channel: question.channel, identity: question.identity, why: question.why ?? null },
  });
