// The doors in the order in which they are asked. Production and development differ only in what they hand in.
import { createRequestHandler, type ServerBuild } from "@remix-run/node";
import type { IncomingMessage, ServerResponse } from "node:http";
import { pool } from "~/platform/db/db.server";
import { log } from "~/platform/log/log.server";
import { sendResponse, toRequest } from "./node-http";
import { storefrontDoor } from "./storefront-door";
import { webhookDoor } from "./webhook-door";

/** What the server is made of. */
export interface House {
  build: ServerBuild | (() => Promise<ServerBuild>);
  mode: "production" | "development";
  asset: (req: IncomingMessage, res: ServerResponse) => boolean | Promise<boolean>;
  draining: () => boolean;
}

/** One function for all requests of the public port. */
export function doors(house: House): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const remix = createRequestHandler(house.build, house.mode);
  return async (req, res) => {
    if (house.draining()) res.setHeader("connection", "close");
    const path = (req.url ?? "/").split("?", 1)[0] ?? "/";
    if (path === "/webhooks" || path.startsWith("/webhooks/")) return webhookDoor(req, res);
    if (path === "/proxy" || path.startsWith("/proxy/")) return storefrontDoor(req, res);
    if (path === "/healthz") return void res.end("ok");
    if (path === "/readyz") return ready(res, house.draining());
    if (await house.asset(req, res)) return;
    await sendResponse(res, await remix(toRequest(req, res)), req.method === "HEAD");
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

/** The last resort: 500 without details for the person, all of it for the log. */
export function complain(req: IncomingMessage, res: ServerResponse, error: unknown): void {
  log.error({ err: error, method: req.method, url: req.url?.split("?", 1)[0] }, "unhandled error at a door");
  if (!res.headersSent) res.writeHead(500).end("Something went wrong on our side.");
  else res.destroy();
}
