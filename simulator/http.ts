/** Small helpers for the simulator's own pages and JSON APIs (not for the Shopify APIs, which have manners of their own). */
import type { IncomingMessage, ServerResponse } from "node:http";

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Input that can't be used; the message is a sentence for the person who sent it. */
export class BadInput extends Error {
  readonly status: number;

  constructor(sentence: string, status = 422) {
    super(sentence);
    this.status = status;
  }
}

const LARGEST_BODY = 10_000_000;

/** The body as bytes. @throws BadInput (413) above 10 MB. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LARGEST_BODY) throw new BadInput("The body is larger than 10 MB.", 413);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The body as a JSON object, or as the fields of a form; an empty body is {}. @throws BadInput when it is neither. */
export async function readFields(request: IncomingMessage): Promise<Record<string, unknown>> {
  const text = (await readBody(request)).toString("utf8");
  if (text.trim() === "") return {};
  // curl calls everything a form; what starts with a brace is JSON whatever it is called.
  if (request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded") && !/^\s*[{[]/.test(text))
    return Object.fromEntries(new URLSearchParams(text));
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new BadInput("The body is not JSON.", 400);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new BadInput("The body has to be a JSON object.");
  return value as Record<string, unknown>;
}

export function sendJson(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store" });
  response.end(JSON.stringify(value, null, 2));
}

export function sendHtml(response: ServerResponse, html: string, status = 200): void {
  response.writeHead(status, {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
  });
  response.end(html);
}

/** See other: the answer to a form. */
export function sendTo(response: ServerResponse, location: string): void {
  response.writeHead(303, { Location: location });
  response.end();
}

export const escapeHtml = (text: unknown): string => String(text ?? "").replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
