import { convert } from "html-to-text";
import PostalMime, { type Address, type Attachment, type Email } from "postal-mime";
import { Refusal } from "~/lib/refusal";
import { cleanHtml } from "./clean-html";
import { messageIdsIn, withoutControls, type IncomingFile, type ReadMail } from "./incoming-mail";
import { splitReply } from "./split-reply";

const LONGEST_TEXT = 200_000;
const MOST_FILES = 30;
const limits = { maxNestingDepth: 40, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 2 };

/** Reads a raw mail. @throws Refusal "bad-mail" with the reason when it can't be read or names no sender */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  const mail = await PostalMime.parse(raw, limits).catch((error: unknown) => {
    throw badMail(error instanceof Error ? error.message : String(error), error);
  });
  const from = addressOf(mail.from) ?? addressOf(mail.sender);
  if (!from) throw badMail("It names no sender.");
  const { said, quoted } = splitReply(textOf(mail));
  return {
    messageId: messageIdsIn(mail.messageId)[0] ?? null,
    inReplyTo: messageIdsIn(mail.inReplyTo)[0] ?? null,
    references: messageIdsIn(mail.references),
    from: from.address,
    fromName: line(from.name, 200),
    subject: line(mail.subject ?? "", 250),
    text: said,
    quoted,
    html: mail.html ? withoutControls(cleanHtml(mail.html.slice(0, 2_000_000))) || null : null,
    files: mail.attachments.slice(0, MOST_FILES).map(toFile),
    headers: new Map(mail.headers.toReversed().map(({ key, value }) => [key, value])),
  };
}

const badMail = (reason: string, cause?: unknown): Refusal =>
  new Refusal("invalid", "bad-mail", `This mail can't be read: ${reason}`, { cause });

const line = (text: string, most: number): string => withoutControls(text).replace(/\s+/g, " ").trim().slice(0, most);

function addressOf(address: Address | undefined): { address: string; name: string } | undefined {
  const one = address?.group ? address.group[0] : address;
  const clean = one && line(one.address ?? "", 320).toLowerCase();
  return clean && /^[^\s@]+@[^\s@]+$/.test(clean) ? { address: clean, name: one.name } : undefined;
}

function textOf(mail: Email): string {
  const plain = mail.text?.trim() ? mail.text : "";
  const text = plain || (mail.html ? fromHtml(mail.html) : "");
  return withoutControls(text).slice(0, LONGEST_TEXT);
}

const fromHtml = (html: string): string =>
  convert(html.slice(0, 2_000_000), {
    wordwrap: false,
    limits: { maxInputLength: 2_000_000, maxDepth: 60 },
    selectors: [
      { selector: "img", format: "skip" },
      { selector: "a", options: { ignoreHref: true } },
      // Quotes keep their mark, so that they can be told from what is said.
      { selector: "blockquote", options: { leadingLineBreaks: 1, trailingLineBreaks: 1, trimEmptyLines: true } },
    ],
  });

function toFile(file: Attachment, at: number): IncomingFile {
  const content = typeof file.content === "string" ? new TextEncoder().encode(file.content) : new Uint8Array(file.content);
  const name = line((file.filename ?? "").replace(/[\\/]/g, "_"), 200);
  return { name: name || `file-${at + 1}`, type: line(file.mimeType, 100) || "application/octet-stream", bytes: Uint8Array.from(content) };
}
