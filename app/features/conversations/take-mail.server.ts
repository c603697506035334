import { clock } from "~/platform/clock";
import { inTransaction } from "~/platform/db/db.server";
import { enqueue } from "~/platform/jobs/jobs.server";
import { receiveMail } from "./receive-mail.server";

/** A mail as the SMTP door got it. */
export interface TakenMail {
  shop: string;
  /** The address it was sent to. */
  recipient: string;
  /** Envelope sender; "" for bounces. */
  sender: string;
  raw: Uint8Array;
}

/** Stores a raw mail, unread and unparsed, with the job that reads it. Once this returns, the mail can't be lost. */
export async function takeMail(mail: TakenMail): Promise<void> {
  const { shop, recipient, sender } = mail;
  await inTransaction(async (tx) => {
    const { id } = await tx.incomingMail.create({
      data: { shop, recipient, sender, raw: Uint8Array.from(mail.raw), receivedAt: clock.now() },
      select: { id: true },
    });
    await enqueue(tx, receiveMail, { shop, id, anyway: false });
  });
}
