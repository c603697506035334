// node:http ↔ web Request/Response. Ours instead of a framework: the webhook door needs the bare socket anyway.
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as WebStream } from "node:stream/web";
import { env } from "~/platform/env.server";
import { TextPage } from "./text-page";

/** A request that is answered with this status and nothing else. */
export class BadRequest extends Error {
  override readonly name = "BadRequest";
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

// The address people know us by is configured, so no header of a request (Host, X-Forwarded-Host, X-Forwarded-Proto) can change it.
const ORIGIN = new URL(env.SHOPIFY_APP_URL).origin;
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
// RFC 9112 §3.2: a server answers 400 to a Host header that is no host.
const HOST = /^([\w.-]+|\[[0-9a-fA-F:.]+\])(:\d{1,5})?$/;

/** Path and query of a request. @throws BadRequest 400 for what is no path ("*", "http://…", "//…") or a malformed Host */
export function addressOf(req: IncomingMessage): URL {
  const path = req.url ?? "/";
  if (!path.startsWith("/") || !HOST.test(req.headers.host ?? "localhost")) throw new BadRequest(400, "malformed address");
  // Put together as text: resolved against a base, "//evil.example/" would name another host.
  const address = `${ORIGIN}${path}`;
  // PostgreSQL's text holds no NUL: a name or a search with one is a probe.
  if (path.startsWith("//") || path.includes("%00") || !URL.canParse(address)) throw new BadRequest(400, "malformed path");
  return new URL(address);
}

const tooBig = new WeakSet<IncomingMessage>();

/** Whether a body was cut off because it grew beyond the limit given to `toRequest`. */
export const wasTooBig = (req: IncomingMessage): boolean => tooBig.has(req);

function bodyOf(req: IncomingMessage, limit: number): ReadableStream {
  let size = 0;
  const counted = new Transform({
    transform(part: Buffer, _encoding, done) {
      size += part.length;
      if (size <= limit) return done(null, part);
      tooBig.add(req);
      done(new BadRequest(413, "body too large"));
    },
  });
  req.on("error", (error) => counted.destroy(error));
  // destroy() of the source would take the connection with it, and the answer
  req.pipe(counted);
  return Readable.toWeb(counted) as ReadableStream;
}

/**
 * The request as Remix takes it; its body ends in an error beyond `limit` bytes (see `wasTooBig`).
 * @throws BadRequest 400 for a malformed address, 405 for a method that fetch doesn't know, 413 when the length it names is too large
 */
export function toRequest(req: IncomingMessage, res: ServerResponse, limit: number): Request {
  const url = addressOf(req);
  if (!METHODS.includes(req.method ?? "")) throw new BadRequest(405, "method not allowed");
  if (Number(req.headers["content-length"] ?? 0) > limit) throw new BadRequest(413, "body too large");
  const gone = new AbortController();
  res.once("close", () => {
    if (!res.writableFinished) gone.abort();
  });
  const headers = new Headers();
  for (let i = 0; i < req.rawHeaders.length; i += 2) {
    const name = req.rawHeaders[i] ?? "";
    if (!name.startsWith(":")) headers.append(name, req.rawHeaders[i + 1] ?? "");
  }
  const body = req.method === "GET" || req.method === "HEAD" ? undefined : bodyOf(req, limit);
  return new Request(url, { method: req.method, headers, signal: gone.signal, body, ...(body ? { duplex: "half" } : {}) } as RequestInit);
}

/** Errors of a connection that the other side has closed. */
const GONE = ["ERR_STREAM_PREMATURE_CLOSE", "ERR_STREAM_UNABLE_TO_PIPE", "ERR_STREAM_DESTROYED", "ECONNRESET", "EPIPE"];

/** Sends an answer; without its body for HEAD. A reader who leaves is no error. */
export async function sendResponse(res: ServerResponse, response: Response, head: boolean): Promise<void> {
  res.statusCode = response.status;
  for (const [name, value] of response.headers) if (name !== "set-cookie") res.setHeader(name, value);
  const cookies = response.headers.getSetCookie();
  if (cookies.length) res.setHeader("set-cookie", cookies);
  if (response instanceof TextPage) {
    res.setHeader("content-length", Buffer.byteLength(response.page));
    return void res.end(head ? undefined : response.page);
  }
  if (head || !response.body) {
    await response.body?.cancel();
    res.end();
    return;
  }
  res.flushHeaders();
  await pipeline(Readable.fromWeb(response.body as WebStream), res).catch((error: NodeJS.ErrnoException) => {
    if (!GONE.includes(error.code ?? "")) throw error;
  });
}

/** The whole body, or undefined beyond `limit` bytes: the rest is left unread, so the answer must close the connection. */
export async function readBody(req: IncomingMessage, limit: number): Promise<Buffer | undefined> {
  if (Number(req.headers["content-length"] ?? 0) > limit) return undefined;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) return undefined;
    parts.push(part);
  }
  return parts.length === 1 ? parts[0] : Buffer.concat(parts);
}
