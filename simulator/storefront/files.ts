import { readFile } from "node:fs/promises";
import path from "node:path";
import { extensionAssets } from "./liquid/engine.ts";
import { drawPicture } from "./pictures/picture.ts";
import type { Visit } from "./visit.ts";

const TYPES: Record<string, string> = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  json: "application/json; charset=utf-8",
};

const THEME_ASSETS = new URL("./theme/assets/", import.meta.url).pathname;

const FOLDERS: { prefix: string; folder: (visit: Visit) => string }[] = [
  { prefix: "/assets/", folder: () => THEME_ASSETS },
  { prefix: extensionAssets, folder: (visit) => path.join(visit.sim.config.extensionDir, "assets") },
];

/** Pictures of products, files of the theme and of the extension. */
export async function sendFile(visit: Visit): Promise<boolean> {
  const { pathname } = visit.url;
  const picture = /^\/files\/([a-z0-9-]+)\.svg$/.exec(pathname)?.[1];
  if (picture) {
    visit.res.writeHead(200, { "content-type": "image/svg+xml; charset=utf-8", "cache-control": "max-age=3600" }).end(drawPicture(picture));
    return true;
  }
  const place = FOLDERS.find(({ prefix }) => pathname.startsWith(prefix));
  const name = /^[\w.-]+$/.exec(pathname.slice(place?.prefix.length ?? 0))?.[0];
  const body =
    place && name && !name.startsWith(".") ? await readFile(path.join(place.folder(visit), name)).catch(() => undefined) : undefined;
  if (!body || !name) return false;
  const type = TYPES[path.extname(name).slice(1)] ?? "application/octet-stream";
  visit.res.writeHead(200, { "content-type": type, "cache-control": "no-cache", "x-content-type-options": "nosniff" }).end(body);
  return true;
}
