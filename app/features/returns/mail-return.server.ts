import { z } from "zod";
import { mailLayout } from "~/features/channels/mail-layout";
import { sender } from "~/features/channels/sender.server";
import { findOrder } from "~/features/orders/find-order.server";
import { findShop } from "~/features/shop/find-shop.server";
import { inTransaction } from "~/platform/db/db.server";
import { pickLocale, translator } from "~/platform/i18n/translate.server";
import { defineJob, type Job } from "~/platform/jobs/jobs.server";
import { queueMail } from "~/platform/mail/outbox.server";
import { findReturn } from "./find-return.server";
import { returnMailContent } from "./return-mail";
import { MAILED_STEPS, type MailedStep, type Return } from "./return";
import { returnLink } from "./return-link.server";

/**
 * Tells the shopper about a step of their return, once: in their order's language, to the order's own address, with the signed link to the
 * status page. What happens to a return in Shopify itself is left to Shopify's own notifications; `ours`: the step was taken here, where
 * Shopify is told to notify nobody.
 */
export const mailReturn: Job<{ shop: string; id: string; step: MailedStep; ours?: boolean | undefined }> = defineJob({
  name: "mailReturn",
  schema: z.object({ shop: z.string(), id: z.uuid(), step: z.enum(MAILED_STEPS), ours: z.boolean().optional() }),
  run: async ({ shop, id, step, ours }, { now }) => {
    const one = await findReturn(shop, id);
    if (one.source === "shopify" && !ours) return "Skipped: Shopify tells about returns made there";
    const [order, shopRow] = await Promise.all([findOrder(shop, one.orderId), findShop(shop)]);
    if (!order.email) return "Skipped: the order has no e-mail address";
    const locale = pickLocale(order.locale, shopRow.locale);
    const words = translator(locale);
    const { subject, ...content } = returnMailContent({
      one,
      order,
      shopRow,
      locale,
      step,
      t: words,
      url: returnLink(shopRow, id, locale, now),
    });
    const cause = step === "refunded" || step === "received" ? `return:${id}:${step}:${count(one, step)}` : `return:${id}:${step}`;
    const mail = { cause, to: [order.email], from: sender(shopRow), subject, ...mailLayout(content) };
    const queued = await inTransaction((tx) => queueMail(tx, shop, mail));
    return queued ? `Queued the mail "${step}"` : "Skipped: this mail was queued before";
  },
});

/** Arrivals and refunds happen in parts; each part is told once. */
const count = (one: Return, step: "received" | "refunded"): string =>
  step === "refunded" ? one.refundedTotal : String(one.lines.reduce((sum, line) => sum + line.processedQuantity, 0));
