import { convert } from "html-to-text";
import PostalMime, { type Address, type Attachment, type Email } from "postal-mime";
import { Refusal } from "~/lib/refusal";
import { cleanHtml } from "./clean-html";
import { flattenHtml } from "./flatten-html";
import { messageIdsIn, withoutControls, type IncomingFile, type ReadMail } from "./incoming-mail";
import { splitReply } from "./split-reply";

const LONGEST_TEXT = 200_000;
const LONGEST_HTML = 2_000_000;
const MOST_FILES = 30;
const limits = { maxNestingDepth: 40, maxHeadersSize: 256 * 1024, maxRfc822NestingDepth: 2 };

/** Reads a raw mail. @throws Refusal "bad-mail" with the reason when it can't be read or names no sender */
export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  const mail = await PostalMime.parse(raw, limits).catch((error: unknown) => {
    throw badMail(error instanceof Error ? error.message : String(error), error);
  });
  const from = addressOf(mail.from) ?? addressOf(mail.sender);
  if (!from) throw badMail("It names no sender.");
  const html = flattenHtml((mail.html ?? "").slice(0, LONGEST_HTML));
  const { said, quoted } = splitReply(textOf(mail, html));
  return {
    messageId: messageIdsIn(mail.messageId)[0] ?? null,
    inReplyTo: messageIdsIn(mail.inReplyTo)[0] ?? null,
    references: messageIdsIn(mail.references),
    from: from.address,
    fromName: line(from.name, 200),
    subject: line(mail.subject ?? "", 250),
    text: said,
    quoted,
    html: withoutControls(cleanHtml(html)) || null,
    files: mail.attachments.slice(0, MOST_FILES).map(toFile),
    headers: new Map(mail.headers.toReversed().map(({ key, value }) => [key, value])),
  };
}

const badMail = (reason: string, cause?: unknown): Refusal =>
  new Refusal("invalid", "bad-mail", `This mail can't be read: ${reason}`, { cause });

/** A cut may split an emoji in two, and PostgreSQL's JSON takes no half of one. */
const cut = (text: string, most: number): string => text.slice(0, most).toWellFormed();

const line = (text: string, most: number): string => cut(withoutControls(text).replace(/\s+/g, " ").trim(), most);

function addressOf(address: Address | undefined): { address: string; name: string } | undefined {
  const one = address?.group ? address.group[0] : address;
  const clean = one && line(one.address ?? "", 320).toLowerCase();
  return clean && /^[^\s@]+@[^\s@]+$/.test(clean) ? { address: clean, name: one.name } : undefined;
}

function textOf(mail: Email, html: string): string {
  const plain = mail.text?.trim() ? mail.text : "";
  return cut(withoutControls(plain || (html && fromHtml(html))), LONGEST_TEXT);
}

const fromHtml = (html: string): string =>
  convert(html, {
    wordwrap: false,
    limits: { maxInputLength: LONGEST_HTML, maxDepth: 60 },
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
