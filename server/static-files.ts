// Every file is read when the server starts: no path can lead outside the folder, and none can disappear while it is served. The
// build is a few MB; the map of bytes is smaller than one page's React tree under load.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import path from "node:path";

const TYPES: Record<string, string> = {
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".json": "application/json",
  ".txt": "text/plain; charset=utf-8",
};

interface Asset {
  bytes: Buffer;
  etag: string;
}

/** URL path → file. Vite's manifests (.vite/) and other dot folders are for tools, not for visitors. */
function readAll(root: string): Map<string, Asset> {
  const found = new Map<string, Asset>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const parts = path.relative(root, file).split(path.sep);
    if (!entry.isFile() || parts.some((part) => part.startsWith("."))) continue;
    const bytes = readFileSync(file);
    found.set(`/${parts.join("/")}`, { bytes, etag: `"${createHash("sha1").update(bytes).digest("base64url")}"` });
  }
  return found;
}

/** Serves a folder's files: long-lived under /assets/ (their names carry a hash), Brotli where a `.br` file lies beside. */
export function staticFiles(root: string): (req: IncomingMessage, res: ServerResponse) => boolean {
  const known = readAll(root);
  return (req, res) => {
    const url = (req.url ?? "/").split("?", 1)[0] ?? "/";
    const hit = known.get(url);
    if (!hit) return false;
    if (req.method !== "GET" && req.method !== "HEAD") {
      res.writeHead(405, { allow: "GET, HEAD" }).end();
      return true;
    }
    const brotli = /\bbr\b/.test(String(req.headers["accept-encoding"] ?? "")) ? known.get(`${url}.br`) : undefined;
    const { bytes, etag } = brotli ?? hit;
    res.setHeader("cache-control", url.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600");
    res
      .setHeader("content-type", TYPES[path.extname(url)] ?? "application/octet-stream")
      .setHeader("etag", etag)
      .setHeader("x-content-type-options", "nosniff")
      .setHeader("vary", "accept-encoding");
    if (brotli) res.setHeader("content-encoding", "br");
    if (req.headers["if-none-match"]?.includes(etag)) {
      res.writeHead(304).end();
      return true;
    }
    res.setHeader("content-length", bytes.length);
    res.end(req.method === "HEAD" ? undefined : bytes);
    return true;
  };
}
