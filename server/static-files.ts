// Every file is known when the server starts, so no path can lead outside the folder.
import { createHash } from "node:crypto";
import { createReadStream, readdirSync, readFileSync } from "node:fs";
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

export function staticFiles(root: string): (req: IncomingMessage, res: ServerResponse) => boolean {
  const known = new Map<string, { file: string; type: string; etag: string; size: number; encodings: Set<string> }>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.parentPath.includes(".vite")) continue;
    const file = path.join(entry.parentPath, entry.name);
    const bytes = readFileSync(file);
    known.set(`/${path.relative(root, file).split(path.sep).join("/")}`, {
      file,
      size: bytes.length,
      type: TYPES[path.extname(file)] ?? "application/octet-stream",
      etag: `"${createHash("sha1").update(bytes).digest("base64url")}"`,
      encodings: new Set(),
    });
  }
  for (const [url] of known) if (url.endsWith(".br")) known.get(url.slice(0, -3))?.encodings.add("br");
  return (req, res) => {
    if (req.method !== "GET" && req.method !== "HEAD") return false;
    const url = (req.url ?? "/").split("?", 1)[0] ?? "/";
    const hit = known.get(url);
    if (!hit) return false;
    const brotli = hit.encodings.has("br") && String(req.headers["accept-encoding"] ?? "").includes("br");
    const served = brotli ? (known.get(`${url}.br`) ?? hit) : hit;
    res.setHeader("cache-control", url.startsWith("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=3600");
    res
      .setHeader("content-type", hit.type)
      .setHeader("etag", hit.etag)
      .setHeader("x-content-type-options", "nosniff")
      .setHeader("vary", "accept-encoding");
    if (req.headers["if-none-match"] === hit.etag) {
      res.writeHead(304).end();
      return true;
    }
    if (brotli) res.setHeader("content-encoding", "br");
    res.setHeader("content-length", served.size);
    if (req.method === "HEAD") res.end();
    else createReadStream(served.file).pipe(res);
    return true;
  };
}
