import nodemailer from "nodemailer";
import type { Simulator } from "../simulator.ts";
import type { Mail } from "../world/types.ts";
import { BadInput } from "../http.ts";
import { mailRoom, type SentMail } from "./mail-room.ts";

export interface NewMail {
  from: string;
  to: string;
  subject: string;
  text: string;
  headers?: Record<string, string>;
}

const REMEMBERED = 500;

/**
 * Sends a mail to the app's own receiver, as a shopper's provider would.
 * @param answers id of the mail that is answered.
 * @throws BadInput (502) when the receiver is not there or refuses.
 */
export async function sendMail(
  sim: Simulator,
  mail: NewMail & { inReplyTo?: string; references?: string },
  answers: string | null = null,
): Promise<SentMail> {
  const port = sim.config.appMailPort;
  const transport = nodemailer.createTransport({
    host: "127.0.0.1",
    port,
    secure: false,
    ignoreTLS: true,
    name: "mail.example",
    connectionTimeout: 2_000,
  });
  try {
    const { messageId } = await transport.sendMail({ ...mail, date: new Date(sim.world.now()) });
    const sent: SentMail = {
      at: new Date(sim.world.now()).toISOString(),
      from: mail.from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      messageId,
      answers,
    };
    const room = mailRoom(sim);
    room.sent = [...room.sent, sent].slice(-REMEMBERED);
    return sent;
  } catch (error) {
    throw new BadInput(`The app's mail receiver on port ${port} did not take the message: ${(error as Error).message}`, 502);
  } finally {
    transport.close();
  }
}

const quoted = (mail: Mail): string => {
  const lines = mail.text.trimEnd().split("\n");
  return `On ${new Date(mail.at).toUTCString()}, ${mail.from} wrote:\n${lines.map((line) => `> ${line}`).join("\n")}`;
};

/**
 * Answers a mail as a mail program does: to Reply-To or From, with In-Reply-To and References, the original quoted below.
 * @param from address of the answer; the mail's first recipient when left out.
 */
export function answerMail(sim: Simulator, mail: Mail, answer: { text: string; from?: string; quote?: boolean }): Promise<SentMail> {
  const messageId = mail.headers["message-id"];
  const subject = /^re:/i.test(mail.subject) ? mail.subject : `Re: ${mail.subject}`;
  const text = answer.quote === false ? answer.text : `${answer.text}\n\n${quoted(mail)}\n`;
  const to = mail.headers["reply-to"] ?? mail.from;
  const from = answer.from ?? mail.to[0] ?? "shopper@example.com";
  const thread = messageId ? { inReplyTo: messageId, references: [mail.headers.references, messageId].filter(Boolean).join(" ") } : {};
  return sendMail(sim, { from, to, subject, text, ...thread }, mail.id);
}
