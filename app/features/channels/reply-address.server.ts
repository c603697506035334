import { same, sign } from "~/platform/secrets/seal.server";
import { env } from "~/platform/env.server";
import { fromBase32, toBase32 } from "./base32";

const PURPOSE = "reply-address";
/** 96 bits: nobody finds one by guessing, and the local part stays within 64 characters (RFC 5321 §4.5.3.1.1). */
const SIGNATURE_BYTES = 12;

const signatureOf = (id: Buffer): Buffer => Buffer.from(sign(PURPOSE, id.toString("hex")), "base64url").subarray(0, SIGNATURE_BYTES);

/**
 * The address that leads an answer into one conversation: reply+<id and signature, base 32>@MAIL_DOMAIN. Base 32, because some
 * mail servers fold the local part to lower case.
 * @param conversationId a UUID
 */
export function replyAddress(conversationId: string): string {
  const id = Buffer.from(conversationId.replaceAll("-", ""), "hex");
  return `reply+${toBase32(Buffer.concat([id, signatureOf(id)]))}@${env.MAIL_DOMAIN}`;
}

/** The conversation an address leads to, or undefined when it is none of ours or was altered. */
export function readReplyAddress(address: string): string | undefined {
  const [local = "", domain] = address.trim().toLowerCase().split("@");
  if (domain !== env.MAIL_DOMAIN.toLowerCase() || !local.startsWith("reply+")) return undefined;
  const bytes = fromBase32(local.slice("reply+".length));
  if (!bytes || bytes.length !== 16 + SIGNATURE_BYTES) return undefined;
  const id = Buffer.from(bytes.subarray(0, 16));
  if (!same(Buffer.from(bytes.subarray(16)), signatureOf(id))) return undefined;
  return id.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
