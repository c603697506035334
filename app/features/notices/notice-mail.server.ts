import { inboxAddress } from "~/features/channels/inbox-address";
import { mailLayout } from "~/features/channels/mail-layout";
import { sender } from "~/features/channels/sender.server";
import type { OrderInFull, Parcel } from "~/features/orders/order";
import type { Shop } from "~/features/shop/shop";
import { trackingLink } from "~/features/tracking/tracking-token.server";
import { formatDay } from "~/lib/dates";
import { env } from "~/platform/env.server";
import { pickLocale, translator } from "~/platform/i18n/translate.server";
import type { NewMail } from "~/platform/mail/outbox.server";
import type { NoticeKind } from "./notice";

/** Articles named in a mail; the tracking page names all. */
const MOST_LINES = 8;

/** One notice about one parcel, in the order's language. @param to the order's own address */
export function noticeMail(shop: Shop, order: OrderInFull, parcel: Parcel, kind: NoticeKind, to: string, now: Date): NewMail {
  const locale = pickLocale(order.locale, shop.locale);
  const t = translator(locale);
  const firstName = order.customerName?.trim().split(/\s+/)[0];
  const named = parcel.lines.slice(0, MOST_LINES).map((line) => `${line.quantity} × ${line.title}`);
  if (parcel.lines.length > MOST_LINES) named.push("…");
  const facts: [string, string | null][] = [
    [t("notices.order"), order.name],
    [t("notices.carrier"), parcel.trackingCompany],
    [t("notices.number"), parcel.trackingNumber],
    [
      t("notices.expected"),
      kind !== "delivered" && parcel.estimatedDeliveryAt ? formatDay(parcel.estimatedDeliveryAt, locale, shop.timezone) : null,
    ],
    [t("notices.contents"), named.join("\n") || null],
  ];
  return {
    cause: `notice:${parcel.id}:${kind}`,
    to: [to],
    from: sender(shop),
    replyTo: inboxAddress(shop.shop, env.MAIL_DOMAIN),
    subject: t(`notices.${kind}.subject`, { order: order.name }),
    ...mailLayout({
      shopName: shop.name,
      locale,
      title: t(`notices.${kind}.title`),
      paragraphs: [
        firstName ? t("notices.hello", { name: firstName }) : t("notices.helloNobody"),
        t(`notices.${kind}.text`, { order: order.name }),
      ],
      facts: facts.filter((fact): fact is [string, string] => fact[1] !== null),
      button: { label: t("notices.button"), url: trackingLink(shop, order.id, locale, now) },
      footer: [t("notices.answer"), t("notices.why", { shop: shop.name })],
    }),
    // RFC 3834: programs that answer by themselves stay silent; people may answer, and their answer becomes a conversation.
    headers: { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "OOF, AutoReply" },
  };
}
