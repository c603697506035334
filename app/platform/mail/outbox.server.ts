import { createTransport } from "nodemailer";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { clock } from "~/platform/clock";
import { prisma, type Tx } from "~/platform/db/db.server";
import { env } from "~/platform/env.server";
import { defineJob, enqueue } from "~/platform/jobs/jobs.server";

/** A mail to be sent. `cause` is unique in the shop: the same cause never sends twice. */
export interface NewMail {
  cause: string;
  to: string[];
  /** Display name and address, e.g. { name: "Harbour & Pine", address: "support@…" } */
  from: { name: string; address: string };
  replyTo?: string;
  subject: string;
  text: string;
  html?: string;
  /** In-Reply-To, References, Auto-Submitted, … */
  headers?: Record<string, string>;
  fileIds?: string[];
}

const transport = createTransport(env.SMTP_URL, { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000 } as object);
type Sent = (mail: { shop: string; id: string; cause: string; outcome: "sent" | "failed"; error: string | null }, tx: Tx) => Promise<void>;
let afterSending: readonly Sent[] = [];

/** Sets who is told when a mail left or finally failed. */
export function onMailOutcome(list: readonly Sent[]): void {
  afterSending = list;
}

const clean = (header: string): string => header.replace(/[\r\n\0]+/g, " ").trim();

/**
 * Stores a mail and the job that sends it in the caller's transaction.
 * @returns its ids, or undefined when this cause has been mailed before.
 */
export async function queueMail(tx: Tx, shop: string, mail: NewMail): Promise<{ id: string; messageId: string } | undefined> {
  const messageId = `<${randomUUID()}@${env.MAIL_DOMAIN}>`;
  const created = await tx.outgoingMail.createManyAndReturn({
    data: {
      shop,
      cause: mail.cause,
      to: mail.to.map(clean),
      from: JSON.stringify({ name: clean(mail.from.name), address: clean(mail.from.address) }),
      replyTo: mail.replyTo ? clean(mail.replyTo) : null,
      subject: clean(mail.subject),
      text: mail.text,
      html: mail.html ?? null,
      headers: Object.fromEntries(Object.entries(mail.headers ?? {}).map(([name, value]) => [name, clean(value)])),
      fileIds: mail.fileIds ?? [],
      messageId,
      createdAt: clock.now(),
    },
    skipDuplicates: true,
  });
  const [row] = created;
  if (!row) return undefined;
  await enqueue(tx, sendMail, { shop, id: row.id });
  return { id: row.id, messageId };
}

/** Sends one queued mail. Ten tries with growing waits span about six hours of an SMTP outage; then it is marked failed. */
export const sendMail = defineJob({
  name: "sendMail",
  schema: z.object({ shop: z.string(), id: z.uuid() }),
  run: async ({ shop, id }, { last }) => {
    const mail = await prisma.outgoingMail.findUnique({ where: { shop_id: { shop, id } } });
    if (!mail) return "Skipped: the mail is gone";
    if (mail.state !== "queued") return `Skipped: the mail is ${mail.state}`;
    const files = await prisma.storedFile.findMany({ where: { shop, id: { in: mail.fileIds } } });
    try {
      await transport.sendMail({
        from: JSON.parse(mail.from) as { name: string; address: string },
        to: mail.to,
        ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
        subject: mail.subject,
        text: mail.text,
        ...(mail.html ? { html: mail.html } : {}),
        messageId: mail.messageId,
        headers: mail.headers as Record<string, string>,
        attachments: files.map((file) => ({ filename: file.name, contentType: file.type, content: Buffer.from(file.bytes) })),
      });
    } catch (error) {
      return failed(mail, error, last);
    }
    await settle(mail, "sent", null);
    return "Sent";
  },
});

type Row = { shop: string; id: string; cause: string };

async function failed(mail: Row, error: unknown, last: boolean): Promise<string> {
  const code = (error as { responseCode?: number }).responseCode ?? 0;
  const reason = error instanceof Error ? error.message : String(error);
  // 5xx is the receiving server's final word (RFC 5321 §4.2.1); anything else may pass.
  if (code < 500 && !last) {
    await prisma.outgoingMail.update({
      where: { shop_id: { shop: mail.shop, id: mail.id } },
      data: { tries: { increment: 1 }, lastError: reason },
    });
    throw error;
  }
  await settle(mail, "failed", reason);
  return `Failed for good: ${reason}`;
}

async function settle(mail: Row, outcome: "sent" | "failed", error: string | null): Promise<void> {
  await prisma.$transaction(async (tx) => {
    const sentAt = outcome === "sent" ? clock.now() : null;
    const data = { state: outcome, lastError: error, sentAt, tries: { increment: 1 } };
    await tx.outgoingMail.update({ where: { shop_id: { shop: mail.shop, id: mail.id } }, data });
    for (const tell of afterSending) await tell({ shop: mail.shop, id: mail.id, cause: mail.cause, outcome, error }, tx);
  });
}

/** Puts a mail that failed for good back in line. @returns false when it was not failed. */
export async function resendMail(tx: Tx, shop: string, id: string): Promise<boolean> {
  const { count } = await tx.outgoingMail.updateMany({ where: { shop, id, state: "failed" }, data: { state: "queued", lastError: null } });
  if (count === 1) await enqueue(tx, sendMail, { shop, id });
  return count === 1;
}
