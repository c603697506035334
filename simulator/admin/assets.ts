import { readFile } from "node:fs/promises";
import type { ServerResponse } from "node:http";
import { tabIcon } from "./views/icons.ts";

const TYPES: Record<string, string> = { js: "text/javascript; charset=utf-8", css: "text/css; charset=utf-8" };

/** Files of browser/ under /assets/, read anew each time. */
export async function sendAsset(res: ServerResponse, name: string): Promise<void> {
  if (name === "icon.svg") return void res.writeHead(200, { "content-type": "image/svg+xml" }).end(tabIcon);
  const type = TYPES[/^[a-z-]+\.(js|css)$/.exec(name)?.[1] ?? ""];
  const body = type ? await readFile(new URL(`./browser/${name}`, import.meta.url)).catch(() => undefined) : undefined;
  if (!body) return void res.writeHead(404, { "content-type": "text/plain" }).end(`The admin has no file ${name}.`);
  res.writeHead(200, { "content-type": type, "cache-control": "no-cache" }).end(body);
}
