import { type IncomingHttpHeaders, type IncomingMessage, request } from "node:http";
import { readAppFacts } from "./app-toml.ts";
import { readBytes, sendHtml } from "./http.ts";
import { signedQuery } from "./proxy-signature.ts";
import { renderProxyPage } from "./render-page.ts";
import type { Visit } from "./visit.ts";

/** Headers that end at a proxy (RFC 9110 §7.6.1), and those that Shopify keeps to itself: cookies of either side. */
const STRIPPED = [
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
  "cookie",
  "set-cookie",
];

/** Headers without cookies and what belongs to one hop. */
export const passedHeaders = (headers: IncomingHttpHeaders): Record<string, string | string[]> =>
  Object.fromEntries(
    Object.entries(headers).filter((pair): pair is [string, string | string[]] => pair[1] !== undefined && !STRIPPED.includes(pair[0])),
  );

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** Shopify gives an app this long to answer through the proxy. */
const PATIENCE_MS = 30_000;

async function ask(visit: Visit, path: string): Promise<Answer> {
  const body = await readBytes(visit.req);
  const target = new URL(visit.sim.config.appOrigin);
  const headers = passedHeaders(visit.req.headers);
  headers.host = new URL(visit.sim.config.appWindow).host;
  headers["x-forwarded-host"] = headers.host;
  headers["x-forwarded-proto"] = "http";
  headers["x-forwarded-for"] = visit.req.socket.remoteAddress ?? "127.0.0.1";
  headers["accept-encoding"] = "identity";
  if (body.length) headers["content-length"] = String(body.length);
  return new Promise((resolve, reject) => {
    const ours = request(
      { host: target.hostname, port: target.port, method: visit.req.method, path, headers, agent: false, timeout: PATIENCE_MS },
      (answer: IncomingMessage) => {
        readBytes(answer).then((bytes) => resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body: bytes }), reject);
      },
    );
    ours.on("timeout", () => ours.destroy(new Error("the app took longer than 30 seconds")));
    ours.on("error", reject);
    ours.end(body);
  });
}

/** Whether a path (without the language) lies below the app's proxy. */
export const isProxied = (path: string, prefix: string): boolean => path === prefix || path.startsWith(`${prefix}/`);

/**
 * `/{prefix}/{subpath}/*` → the app, signed. Cookies are stripped both ways, redirects go to the visitor, `application/liquid` is rendered in
 * the theme, everything else passes through. https://shopify.dev/docs/apps/build/online-store/app-proxies
 */
export async function appProxy(visit: Visit): Promise<void> {
  const app = readAppFacts(visit.sim.config);
  const installation = visit.sim.world.state.installations[visit.shop.domain];
  if (app.proxyTarget === undefined || !installation?.installedAt || installation.uninstalledAt)
    return sendHtml(visit.res, await renderProxyPage(visit, "not-found", ""), 404);
  const query = signedQuery(visit.url.searchParams, {
    shop: visit.shop.domain,
    customerId: visit.customer?.id ?? "",
    // The documented form, without the language: a page that links onward in Liquid puts routes.root_url in front.
    pathPrefix: app.proxyPrefix,
    now: visit.sim.world.now(),
    secret: visit.sim.config.apiSecret,
  });
  const rest = visit.url.pathname.slice(visit.root.length + app.proxyPrefix.length);
  const answer = await ask(visit, `${app.proxyTarget}${rest}?${query}`).catch((error: unknown) =>
    error instanceof Error ? error : new Error(String(error)),
  );
  if (answer instanceof Error) return sendHtml(visit.res, await renderProxyPage(visit, "app-error", ""), 502);
  const headers = passedHeaders(answer.headers);
  if (!/^application\/liquid\b/.test(answer.headers["content-type"] ?? ""))
    return void visit.res.writeHead(answer.status, headers).end(answer.body);
  const html = Buffer.from(await renderProxyPage(visit, "liquid", answer.body.toString("utf8")));
  visit.res
    .writeHead(answer.status, { ...headers, "content-type": "text/html; charset=utf-8", "content-length": String(html.length) })
    .end(html);
}
