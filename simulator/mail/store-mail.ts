import PostalMime from "postal-mime";
import type { Mail } from "../world/types.ts";
import type { World } from "../world/world.ts";

const KEPT = 2_000;

/** Parses a message and puts it into the world's mailbox. `to` are the envelope's recipients: they count, not the header. */
export async function storeMail(world: World, raw: Buffer, envelope: { from: string; to: string[] }): Promise<Mail> {
  const parsed = await PostalMime.parse(raw);
  const headers: Record<string, string> = {};
  for (const { key, value } of parsed.headers) headers[key] = headers[key] === undefined ? value : `${headers[key]}\n${value}`;
  const mail: Mail = {
    id: `m${world.next("mail", 1)}`,
    at: new Date(world.now()).toISOString(),
    from: headers.from ?? envelope.from,
    to: envelope.to,
    subject: parsed.subject ?? "",
    text: parsed.text ?? "",
    html: parsed.html ?? null,
    headers,
    raw: raw.toString("latin1"),
    attachments: parsed.attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? "unnamed",
      type: mimeType,
      size: typeof content === "string" ? content.length : content.byteLength,
    })),
    read: false,
  };
  world.state.mails.push(mail);
  if (world.state.mails.length > KEPT) world.state.mails.splice(0, world.state.mails.length - KEPT);
  world.changed();
  return mail;
}

/** The bytes of one attachment, or undefined when there is none at that place. */
export async function attachmentOf(mail: Mail, index: number): Promise<{ name: string; type: string; bytes: Buffer } | undefined> {
  const parsed = await PostalMime.parse(Buffer.from(mail.raw, "latin1"));
  const found = parsed.attachments[index];
  if (!found) return undefined;
  const bytes = typeof found.content === "string" ? Buffer.from(found.content) : Buffer.from(found.content as ArrayBuffer);
  return { name: found.filename ?? "unnamed", type: found.mimeType, bytes };
}
