import type { IncomingMessage } from "node:http";

const LARGEST = 10 * 1024 * 1024;

/**
 * The request's body as text.
 * @throws Error when it is larger than 10 MB.
 */
export async function readBody(req: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST) throw new Error("body too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** A JSON object or a URL-encoded form, as the token endpoint takes both; undefined when it is neither. */
export function readForm(text: string, contentType: string | undefined): Record<string, unknown> | undefined {
  if (contentType?.startsWith("application/x-www-form-urlencoded")) return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
