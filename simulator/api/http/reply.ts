import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";

/** An answer before it is written, so that a fault can still change it. */
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body: unknown;
}

/** Writes an answer with the headers every answer of Shopify carries. */
export function send(res: ServerResponse, reply: Reply): void {
  const text = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body);
  res.writeHead(reply.status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(text)),
    "X-Request-Id": randomUUID(),
    ...reply.headers,
  });
  res.end(text);
}

/** Writes half of an answer and then drops the connection. */
export function sendHalf(res: ServerResponse, reply: Reply): void {
  const text = typeof reply.body === "string" ? reply.body : JSON.stringify(reply.body);
  res.writeHead(reply.status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": String(Buffer.byteLength(text)),
    ...reply.headers,
  });
  res.write(text.slice(0, Math.floor(text.length / 2)), () => res.destroy());
}
