import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import { findMailRecipient } from "~/features/conversations/find-mail-recipient.server";
import { takeMail } from "~/features/conversations/take-mail.server";
import { Refusal } from "~/lib/refusal";
import { env } from "~/platform/env.server";
import { defineLimit } from "~/platform/limits/rate-limit.server";
import { log } from "~/platform/log/log.server";

/** What large providers carry at most. */
const MOST_BYTES = 25 * 1024 * 1024;
const MOST_RECIPIENTS = 20;
const perPeer = defineLimit("mail-in", 600, 60);

let server: SMTPServer | undefined;

/** An SMTP answer: RFC 5321 §4.2 code with the RFC 3463 status in its text. */
const reply = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });

type Answer = (error?: Error | null) => void;

/** Runs an SMTP step; an unexpected error asks the sender to try again later, so that nothing is lost. */
function step(work: () => Promise<void>, answer: Answer): void {
  work().then(
    () => answer(),
    (error: unknown) => {
      if ((error as { responseCode?: number }).responseCode) return answer(error as Error);
      log.warn({ err: error }, "a mail could not be taken in now");
      return answer(reply(451, "4.3.0 Please try again later"));
    },
  );
}

async function checkPeer(session: SMTPServerSession): Promise<void> {
  await perPeer.take(session.remoteAddress).catch((error: unknown) => {
    throw error instanceof Refusal ? reply(451, "4.7.1 Too many mails from your server, please wait a minute") : error;
  });
}

async function checkRecipient(address: string, session: SMTPServerSession): Promise<void> {
  if (session.envelope.rcptTo.length >= MOST_RECIPIENTS) throw reply(452, "4.5.3 Too many recipients");
  if (!(await findMailRecipient(address))) throw reply(550, "5.1.1 No such recipient here");
}

async function store(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    size += piece.length;
    // The rest is read but not kept: the answer can only be given once the sender has finished.
    if (size <= MOST_BYTES) pieces.push(piece);
    else pieces.length = 0;
  }
  if (stream.sizeExceeded || size > MOST_BYTES) throw reply(552, "5.3.4 This mail is larger than 25 MB");
  const raw = Buffer.concat(pieces);
  const sender = session.envelope.mailFrom ? session.envelope.mailFrom.address : "";
  const taken = new Set<string>();
  const found = await Promise.all(
    session.envelope.rcptTo.map(async ({ address }) => ({ recipient: address, to: await findMailRecipient(address) })),
  );
  // One copy a shop; an address that names a conversation goes before the shop's inbox.
  for (const { recipient, to } of found.toSorted((a, b) => Number(!a.to?.conversationId) - Number(!b.to?.conversationId))) {
    if (!to || taken.has(to.shop)) continue;
    await takeMail({ shop: to.shop, recipient, sender, raw });
    taken.add(to.shop);
  }
}

/**
 * Listens for mail on MAIL_IN_PORT and takes only what somebody here waits for; does nothing without that port.
 * @returns the port, which the system chooses for 0
 */
export async function startMailDoor(port = env.MAIL_IN_PORT, host = env.HOST): Promise<number | undefined> {
  if (port === undefined) return undefined;
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    banner: "Aftercare",
    size: MOST_BYTES,
    maxClients: 20,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    onMailFrom: (_address, session, answer) => step(() => checkPeer(session), answer),
    onRcptTo: ({ address }, session, answer) => step(() => checkRecipient(address, session), answer),
    onData: (stream, session, answer) => step(() => store(stream, session), answer),
  });
  smtp.on("error", (error: Error) => log.warn({ err: error }, "mail door"));
  await new Promise<void>((resolve) => smtp.listen(port, host, resolve));
  server = smtp;
  return (smtp.server.address() as AddressInfo).port;
}

/** Stops listening; mails that are being taken in have five seconds to finish. */
export function stopMailDoor(): Promise<void> {
  return new Promise((resolve) => (server ? server.close(() => resolve()) : resolve()));
}
