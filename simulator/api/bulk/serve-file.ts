import { createReadStream, existsSync, statSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import type { Simulator } from "../../simulator.ts";
import { operationOfLink } from "./file-url.ts";

const refuse = (res: ServerResponse, status: number, code: string, message: string): void => {
  const body = `<?xml version='1.0' encoding='UTF-8'?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  res.writeHead(status, { "Content-Type": "application/xml; charset=UTF-8", "Content-Length": String(Buffer.byteLength(body)) }).end(body);
};

/** GET of a bulk operation's result, as Google's storage gives it: 400 once expired, 403 when forged, 404 when gone. */
export async function serveBulkFile(sim: Simulator, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const url = new URL(req.url ?? "/", "https://storage.googleapis.com");
  const operation = operationOfLink(sim, url);
  if (operation === "forged") return refuse(res, 403, "SignatureDoesNotMatch", "Access denied.");
  if (operation === "expired") return refuse(res, 400, "ExpiredToken", "The provided token has expired.");
  const file = operation === "unknown" || !operation.file ? undefined : path.join(sim.config.dataDir, operation.file);
  if (!file || !existsSync(file)) return refuse(res, 404, "NoSuchKey", "The specified key does not exist.");
  res.writeHead(200, {
    "Content-Type": url.searchParams.get("response-content-type") ?? "application/octet-stream",
    "Content-Disposition": url.searchParams.get("response-content-disposition") ?? "attachment",
    "Content-Length": String(statSync(file).size),
  });
  await pipeline(createReadStream(file), res);
}
