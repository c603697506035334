import { SHOPIFY, audit } from "~/platform/db/audit.server";
import { env } from "~/platform/env.server";
import { clock } from "~/platform/clock";
import { queueMail } from "~/platform/mail/outbox.server";
import { dataSubject, type Disclose } from "~/platform/shopify/compliance.server";
import type { WebhookHandler } from "~/platform/shopify/webhook.server";

/** How the file is called; forget-old-data removes files of this name. */
export const DISCLOSURE_FILE = "customer-data.json";

/**
 * customers/data_request: all that we know of the person goes to the shop's owner as a file by mail (never to the person: the owner
 * checks who asked). Shopify gives thirty days; this takes seconds.
 */
export const answerDataRequest =
  (parts: readonly Disclose[]): WebhookHandler =>
  async ({ shop, payload }, tx) => {
    const { requestId, ...subject } = dataSubject(shop, payload);
    const row = await tx.shop.findUnique({ where: { shop }, select: { email: true, name: true } });
    if (!row?.email) return "Skipped: the shop has no address to send the data to";
    const all: Record<string, unknown> = {};
    for (const part of parts) Object.assign(all, await part(tx, subject));
    const bytes = Buffer.from(JSON.stringify(all, null, 2));
    const now = clock.now();
    const file = await tx.storedFile.create({
      data: { shop, name: DISCLOSURE_FILE, type: "application/json", size: bytes.length, bytes: Uint8Array.from(bytes), createdAt: now },
      select: { id: true },
    });
    const id = requestId ?? subject.customerId;
    const queued = await queueMail(tx, shop, {
      cause: `data-request:${id}`,
      to: [row.email],
      from: { name: "Aftercare", address: `privacy@${env.MAIL_DOMAIN}` },
      subject: `A customer of ${row.name} asked for their data`,
      text: [
        `A customer of ${row.name} asked which data is kept of them (Shopify request ${id}).`,
        "The attached file holds everything that Aftercare keeps of this person: contact, orders, parcels, returns and conversations.",
        "Please check who asked before you pass it on. We delete our copy of the file after thirty days.",
      ].join("\n\n"),
      fileIds: [file.id],
    });
    if (!queued) return "Skipped: this request has been answered";
    await audit(tx, shop, SHOPIFY, "customer data disclosed to the owner", { subject: "customer", subjectId: subject.customerId });
    return "Sent to the shop's owner";
  };
