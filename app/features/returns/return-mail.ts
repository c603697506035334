import type { MailContent } from "~/features/channels/mail-layout";
import type { OrderInFull } from "~/features/orders/order";
import type { Shop } from "~/features/shop/shop";
import { formatMoney } from "~/lib/money";
import type { MailedStep, Return } from "./return";

interface Told {
  one: Return;
  order: OrderInFull;
  shopRow: Shop;
  locale: string;
  step: MailedStep;
  t: (key: string, values?: Record<string, string | number>) => string;
  /** Signed link to the status page. */
  url: string;
}

/** What a mail about a return says. */
export function returnMailContent({ one, order, shopRow, locale, step, t, url }: Told): MailContent & { subject: string } {
  const values = { order: order.name, amount: formatMoney({ amount: one.refundedTotal, currency: one.currency }, locale) };
  const articles = one.lines
    .map((line) => `${line.quantity} × ${order.lines.find((each) => each.id === line.lineId)?.title ?? ""}`)
    .join("\n");
  const facts: [string, string][] = [
    [t("returns.mail.order"), order.name],
    [t("returns.mail.articles"), articles],
  ];
  if (step === "requested" && one.expectedRefund)
    facts.push([t("returns.status.expected"), formatMoney({ amount: one.expectedRefund, currency: one.currency }, locale)]);
  if (step === "approved" && one.returnAddress) facts.push([t("returns.status.address"), one.returnAddress]);
  if (step === "approved" && one.instructions) facts.push([t("returns.status.instructions"), one.instructions]);
  const reason = step === "declined" && one.declineReason ? [t(`returns.decline.${one.declineReason}`)] : [];
  const note = step === "declined" && one.declineNote ? [one.declineNote] : [];
  return {
    subject: t(`returns.mail.${step}.subject`, values),
    shopName: shopRow.name,
    locale,
    title: t(`returns.mail.${step}.title`),
    paragraphs: [
      order.customerName ? t("returns.mail.hello", { name: order.customerName }) : t("returns.mail.helloNobody"),
      t(`returns.mail.${step}.text`, values),
      ...reason,
      ...note,
    ],
    facts,
    button: { label: t("returns.mail.button"), url },
    footer: [t("returns.mail.why", { order: order.name, shop: shopRow.name }), t("returns.mail.answer")],
  };
}
