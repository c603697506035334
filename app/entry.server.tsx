import { createReadableStreamFromReadable, type EntryContext } from "@remix-run/node";
import { RemixServer } from "@remix-run/react";
import { isbot } from "isbot";
import { PassThrough } from "node:stream";
import { renderToPipeableStream } from "react-dom/server";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log/log.server";
import { shopify } from "~/platform/shopify/shopify.server";

export const streamTimeout = 5_000;

export default function handleRequest(request: Request, status: number, headers: Headers, context: EntryContext): Promise<Response> {
  shopify.addDocumentResponseHeaders(request, headers);
  // The library preloads App Bridge from Shopify's CDN whatever APP_BRIDGE_URL says.
  if (env.APP_BRIDGE_URL && headers.has("Link")) headers.set("Link", `<${env.APP_BRIDGE_URL}>; rel="preload"; as="script";`);
  const ready = isbot(request.headers.get("user-agent") ?? "") ? "onAllReady" : "onShellReady";
  return new Promise((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(<RemixServer context={context} url={request.url} />, {
      [ready]: () => {
        const body = new PassThrough();
        headers.set("Content-Type", "text/html; charset=utf-8");
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }));
        pipe(body);
      },
      onShellError: reject,
      onError: (error: unknown) => log.error({ err: error }, "a page could not be rendered"),
    });
    setTimeout(abort, streamTimeout + 1000).unref();
  });
}

/** Remix reports what routes threw and did not handle. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  if (!request.signal.aborted) log.error({ err: error, url: new URL(request.url).pathname }, "unhandled error in a route");
}
