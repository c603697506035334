/** The few words of HTTP that the storefront speaks. */
import type { IncomingMessage, ServerResponse } from "node:http";

const ESCAPES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text made safe for HTML text and quoted attributes; null and undefined become nothing. */
export const esc = (text: unknown): string => String(text ?? "").replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

/** Answers with a page of the shop. */
export function sendHtml(res: ServerResponse, html: string, status = 200): void {
  res.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" }).end(html);
}

/** Answers with JSON. */
export function sendJson(res: ServerResponse, body: unknown, status = 200): void {
  res.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" }).end(JSON.stringify(body));
}

/** Sends the browser elsewhere with GET. */
export function seeOther(res: ServerResponse, location: string): void {
  res.writeHead(303, { location, "cache-control": "no-store" }).end();
}

/** Cookies of a request by name. */
export function cookiesOf(req: IncomingMessage): Record<string, string> {
  const pairs = (req.headers.cookie ?? "").split(/;\s*/).filter(Boolean);
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf("=")), decodeURIComponent(pair.slice(pair.indexOf("=") + 1))]));
}

/**
 * The whole body of a request.
 * @throws Error when it is larger than 20 MB, which a return's pictures may come near.
 */
export async function readBytes(req: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of req) {
    size += (chunk as Buffer).length;
    if (size > 20_000_000) throw new Error("The body is larger than 20 MB.");
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

/** The fields of an urlencoded form. */
export const readForm = async (req: IncomingMessage): Promise<URLSearchParams> =>
  new URLSearchParams((await readBytes(req)).toString("utf8"));
