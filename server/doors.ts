// The doors in the order in which they are asked. Production and development differ only in what they hand in.
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pool } from "~/platform/db/db.server";
import { log } from "~/platform/log/log.server";
import { addressOf, BadRequest, sendResponse, toRequest, wasTooBig } from "./node-http";
import { storefrontDoor } from "./storefront-door";
import { webhookDoor } from "./webhook-door";

/** What the server is made of. */
export interface House {
  build: ServerBuild | (() => Promise<ServerBuild>);
  mode: "production" | "development";
  asset: (req: IncomingMessage, res: ServerResponse) => boolean | Promise<boolean>;
  draining: () => boolean;
}

/** Largest body a Remix route gets: a reply with its attachments. */
const MOST_BYTES = 20 * 1024 * 1024;

/** One function for all requests of the public port. */
export function doors(house: House): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const remix = createRequestHandler(house.build, house.mode);
  return async (req, res) => {
    if (house.draining()) res.setHeader("connection", "close");
    res.setHeader("x-content-type-options", "nosniff");
    const url = addressOf(req);
    const path = url.pathname;
    if (path === "/webhooks" || path.startsWith("/webhooks/")) return webhookDoor(req, res);
    if (path === "/proxy" || path.startsWith("/proxy/")) return storefrontDoor(req, res, url);
    if (path === "/healthz") return void res.end("ok");
    if (path === "/readyz") return ready(res, house.draining());
    if (await house.asset(req, res)) return;
    res.setHeader("referrer-policy", "strict-origin-when-cross-origin");
    const response = await remix(toRequest(req, res, MOST_BYTES));
    // What the route makes of a body that was cut off is not what happened.
    if (wasTooBig(req)) throw new BadRequest(413, "body too large");
    await sendResponse(res, response, req.method === "HEAD");
  };
}

async function ready(res: ServerResponse, draining: boolean): Promise<void> {
  const answers = await pool.query("select 1").then(
    () => true,
    (error: unknown) => {
      log.warn({ err: error }, "not ready: the database does not answer");
      return false;
    },
  );
  res.writeHead(answers && !draining ? 200 : 503).end();
}

/** The last resort: a status without details for the person, all of it for the log. The connection ends, its body may be half read. */
export function complain(req: IncomingMessage, res: ServerResponse, error: unknown): void {
  const about = { err: error, method: req.method, url: req.url?.split("?", 1)[0] };
  const wrong = error instanceof BadRequest ? error.status : undefined;
  if (wrong) log.info({ ...about, err: undefined, why: String(error) }, "request refused");
  else if (req.socket.destroyed) return log.debug(about, "the visitor left before the answer");
  else log.error(about, "unhandled error at a door");
  if (res.headersSent) return void res.destroy();
  for (const name of res.getHeaderNames()) res.removeHeader(name);
  const text = wrong ? "This request can’t be answered.\n" : "Something went wrong on our side.\n";
  res
    .writeHead(wrong ?? 500, { "content-type": "text/plain; charset=utf-8", "x-content-type-options": "nosniff", connection: "close" })
    .end(text);
}
