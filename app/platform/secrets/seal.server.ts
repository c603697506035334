import { createCipheriv, createDecipheriv, createHmac, hash, hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "~/platform/env.server";

const master = Buffer.from(env.ENCRYPTION_KEY, "base64");
const keys = new Map<string, Buffer>();
/** Purposes may name a shop: beyond so many the memory begins anew. */
const MOST_KEYS = 5_000;

function key(purpose: string): Buffer {
  let found = keys.get(purpose);
  if (!found) {
    found = Buffer.from(hkdfSync("sha256", master, "", purpose, 32));
    if (keys.size >= MOST_KEYS) keys.clear();
    keys.set(purpose, found);
  }
  return found;
}

const sealing = key("seal-v1");
/** First byte of every sealed value: the key it was sealed with. */
const KEY_ID = 1;

/** AES-256-GCM: key id (1 byte), iv (12), tag (16), ciphertext. */
export function seal(text: string): Uint8Array<ArrayBuffer> {
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", sealing, iv);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Uint8Array.from(Buffer.concat([Buffer.of(KEY_ID), iv, cipher.getAuthTag(), body]));
}

/** @throws Error when the value was sealed with another key or was altered. */
export function unseal(sealed: Uint8Array): string {
  const bytes = Buffer.from(sealed);
  if (bytes[0] !== KEY_ID) throw new Error(`sealed with unknown key ${String(bytes[0])}`);
  const decipher = createDecipheriv("aes-256-gcm", sealing, bytes.subarray(1, 13)).setAuthTag(bytes.subarray(13, 29));
  return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]).toString("utf8");
}

/** Compares without telling by time where two secrets differ; any lengths. */
export function same(a: string | Buffer, b: string | Buffer): boolean {
  const sha256 = (x: string | Buffer): Buffer => hash("sha256", x, "buffer");
  return timingSafeEqual(sha256(a), sha256(b));
}

/** 16 bytes of HMAC-SHA256 as base64url, under a key of that purpose alone. */
export function sign(purpose: string, text: string): string {
  return createHmac("sha256", key(purpose)).update(text).digest().subarray(0, 16).toString("base64url");
}

/** A token that says `text` until `expires`: "<text as base64url>.<expiry, seconds base 36>.<signature>". Readable by all, so nothing personal. */
export function signedToken(purpose: string, text: string, expires: Date): string {
  const head = `${Buffer.from(text).toString("base64url")}.${Math.floor(expires.getTime() / 1000).toString(36)}`;
  return `${head}.${sign(purpose, head)}`;
}

/** The text of a token, or undefined when it was altered, is meant for something else, or has expired. */
export function readToken(purpose: string, token: string, now: Date): string | undefined {
  const match = /^([\w-]+)\.([0-9a-z]+)\.([\w-]+)$/.exec(token);
  if (!match) return undefined;
  const [, body = "", expiry = "", signature = ""] = match;
  if (!same(signature, sign(purpose, `${body}.${expiry}`))) return undefined;
  return parseInt(expiry, 36) * 1000 > now.getTime() ? Buffer.from(body, "base64url").toString() : undefined;
}

/** SHA-256 as hex: how random tokens are kept in the database. */
export const digest = (token: string): string => hash("sha256", token, "hex");

/** 256 random bits as base64url. */
export const randomToken = (): string => randomBytes(32).toString("base64url");
