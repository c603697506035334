import { mailLayout } from "~/features/channels/mail-layout";
import { replyAddress } from "~/features/channels/reply-address.server";
import { sender } from "~/features/channels/sender.server";
import type { Shop } from "~/features/shop/shop";
import { translator } from "~/platform/i18n/translate.server";
import type { NewMail } from "~/platform/mail/outbox.server";
import { bareSubject, referenceOf, type Conversation } from "./conversation";
import { messageCause, receivedCause } from "./record/thread-headers.server";

type About = Pick<Conversation, "id" | "number" | "subject" | "locale" | "contactName">;

/** One subject for all mails of a conversation, with the order's name: mail programs thread by it. */
function mailSubject(subject: string, orderName: string | null): string {
  const bare = bareSubject(subject);
  return orderName && !bare.includes(orderName) ? `${bare} (${orderName})` : bare;
}

/**
 * "We have your question". What the shopper wrote is not repeated: anybody can type anybody's address into a form, and our mail
 * must not carry a stranger's words to it.
 */
export function receivedMail(shop: Shop, conversation: About, to: string, orderName: string | null): NewMail {
  const t = translator(conversation.locale);
  const words = mailLayout({
    shopName: shop.name,
    locale: conversation.locale,
    title: t("conversations.received.title"),
    paragraphs: [
      t("conversations.received.hello"),
      orderName
        ? t("conversations.received.bodyWithOrder", { order: orderName, shop: shop.name })
        : t("conversations.received.body", { shop: shop.name }),
      t("conversations.received.add"),
    ],
    facts: [
      ...(orderName ? [[t("conversations.order"), orderName] as [string, string]] : []),
      [t("conversations.reference"), referenceOf(conversation.number)],
    ],
    footer: [t("conversations.received.why", { shop: shop.name })],
  });
  return {
    cause: receivedCause(conversation.id),
    to: [to],
    from: sender(shop),
    replyTo: replyAddress(conversation.id),
    subject: mailSubject(conversation.subject, orderName),
    ...words,
    // RFC 3834: programs that answer by themselves stay silent.
    headers: { "Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All" },
  };
}

/** What an agent says to the shopper. */
export function agentMail(
  shop: Shop,
  conversation: About,
  message: { id: string; text: string; agentName: string; to: string; orderName: string | null; headers: Record<string, string> },
): NewMail {
  const t = translator(conversation.locale);
  const words = mailLayout({
    shopName: shop.name,
    locale: conversation.locale,
    title: mailSubject(conversation.subject, message.orderName),
    paragraphs: message.text.trim().split(/\n{2,}/),
    footer: [
      t("conversations.reply.answer", { agent: message.agentName, shop: shop.name }),
      `${t("conversations.reference")}: ${referenceOf(conversation.number)}`,
    ],
  });
  const from = sender(shop);
  return {
    cause: messageCause(message.id),
    to: [message.to],
    from: { ...from, name: `${message.agentName} · ${from.name}` },
    replyTo: replyAddress(conversation.id),
    subject: `Re: ${mailSubject(conversation.subject, message.orderName)}`,
    ...words,
    headers: message.headers,
  };
}
