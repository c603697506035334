import { type IncomingMessage, request, type ServerResponse } from "node:http";
import type { Simulator } from "../simulator.ts";
import { BRIDGE_PATH } from "./addresses.ts";
import { appBridgeHandler } from "./app-bridge.ts";
import { sendHtml } from "./http.ts";
import { isExitPage, rewriteExitPage, rewriteHeaders } from "./rewrite.ts";

/** Cookies of the simulator's own pages: a browser sends them to every port of 127.0.0.1, Shopify's would never reach the app. */
const OWN_COOKIE = /^sim_/;

function forwardedHeaders(req: IncomingMessage, wantsPage: boolean): Record<string, string | string[]> {
  const headers: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(req.headers)) if (value !== undefined && name !== "connection") headers[name] = value;
  const cookies = (req.headers.cookie ?? "").split(/;\s*/).filter((pair) => pair && !OWN_COOKIE.test(pair));
  if (cookies.length) headers.cookie = cookies.join("; ");
  else delete headers.cookie;
  headers["x-forwarded-host"] = req.headers.host ?? "";
  headers["x-forwarded-proto"] = "http";
  headers["x-forwarded-for"] = req.socket.remoteAddress ?? "127.0.0.1";
  // A page may be an exit page, which has to be read; everything else may come compressed.
  if (wantsPage) headers["accept-encoding"] = "identity";
  return headers;
}

const isDown = (url: string): string => `<!doctype html><html lang="en"><meta charset="utf-8"><title>The app doesn't answer</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<body style="font:16px/1.5 system-ui;margin:15vh auto;max-width:32rem;padding:0 1.5rem;color:#303030"><main><h1 style="font-size:1.3rem">The app doesn't answer</h1>
<p>Nothing listens at ${url}, or it closed the connection. Start the app (or look at its log), then reload this page.</p></main></body></html>`;

/**
 * The app as a browser sees it: passes every request on to the app and the answer back as it streams, changing only what names
 * Shopify's hosts (see rewrite.ts). The App Bridge stand-in lies beside the app under /__simulator/app-bridge.js.
 */
export function appWindowHandler(sim: Simulator): (req: IncomingMessage, res: ServerResponse) => Promise<void> {
  const target = new URL(sim.config.appOrigin);
  const bridge = appBridgeHandler(sim);
  return (req, res) => {
    if (req.url?.split("?")[0] === BRIDGE_PATH) return bridge(req, res);
    return new Promise((done) => {
      const wantsPage = (req.headers.accept ?? "").includes("text/html");
      const upstream = request(
        {
          host: target.hostname,
          port: target.port,
          method: req.method,
          path: req.url,
          headers: forwardedHeaders(req, wantsPage),
          agent: false,
        },
        (answer) => {
          const headers = rewriteHeaders(answer.rawHeaders, sim.config).filter(
            (_, index, all) => !/^(connection|keep-alive)$/i.test(all[index - (index % 2)] ?? ""),
          );
          const page = wantsPage && /^text\/html/.test(answer.headers["content-type"] ?? "") && !answer.headers["content-encoding"];
          if (page) void passPage(answer, res, headers, sim);
          else answer.pipe(res.writeHead(answer.statusCode ?? 502, headers));
        },
      );
      upstream.on("error", () => (res.headersSent ? res.destroy() : sendHtml(res, isDown(sim.config.appOrigin), 502)));
      res.on("close", () => (upstream.destroy(), done()));
      req.pipe(upstream);
    });
  };
}

async function passPage(answer: IncomingMessage, res: ServerResponse, headers: string[], sim: Simulator): Promise<void> {
  const status = answer.statusCode ?? 502;
  const body = answer[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    const first = await body.next();
    if (first.done) return void res.writeHead(status, headers).end();
    if (isExitPage(first.value.toString("utf8"))) {
      const chunks = [first.value];
      for (let next = await body.next(); !next.done; next = await body.next()) chunks.push(next.value);
      const html = Buffer.from(rewriteExitPage(Buffer.concat(chunks).toString("utf8"), sim.config));
      return void res.writeHead(status, withoutLength(headers).concat("content-length", String(html.length))).end(html);
    }
    res.writeHead(status, headers);
    res.write(first.value);
    for (let next = await body.next(); !next.done; next = await body.next())
      if (!res.write(next.value)) await new Promise((drained) => res.once("drain", drained).once("close", drained));
    res.end();
  } catch {
    // The app broke off in the middle of a page: the browser has to see a broken answer, not a short one.
    res.destroy();
  }
}

const withoutLength = (headers: string[]): string[] =>
  headers.filter((_, index) => !/^(content-length|transfer-encoding)$/i.test(headers[index - (index % 2)] ?? ""));
